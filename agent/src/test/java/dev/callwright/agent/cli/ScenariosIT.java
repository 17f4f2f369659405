package dev.callwright.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The project's own agents, tested by calls; and the proof that such tests can fail. */
@Timeout(300)
final class ScenariosIT {

    private static final Path TESTS = Path.of("..", "config", "examples", "tests");
    private static final int JOBS = 2;

    @TempDir
    private Path folder;

    @Test
    void agentsDoWhatTheExamplesExpect() throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("test", "--jobs", JOBS));
        try (Stream<Path> files = Files.list(TESTS)) {
            files.sorted().forEach(arguments::add);
        }

        Console console = Console.run(arguments.toArray());

        assertThat(console.exitCode()).as(console.out() + console.err()).isZero();
    }

    @Test
    void wrongExpectationsFailWithReasons() throws Exception {
        Path test = Files.writeString(folder.resolve("wrong.yaml"), """
                name: wrong
                server: {agents: [{name: reception}]}
                calls:
                  - name: hopeful
                    to: reception
                    caller:
                      - wait-for: answer
                    expect:
                      outcome: transferred
                      transcript:
                        - agent: would you like a pizza
                      tools: [{name: order_pizza}]
                      agents: [cook]
                      digits: "1"
                      silence: 10ms
                """);

        Console console = Console.run("test", test, "--junit", folder.resolve("r.xml"), "--out", folder.resolve("out"));

        assertThat(console.exitCode()).isEqualTo(1);
        assertThat(console.out())
                .contains(
                        "FAILED wrong",
                        "0 of 1 tests passed.",
                        "hopeful: expected that the outcome is transferred, but: caller-hung-up",
                        "expected that the agent says /would you like a pizza/, but: after line 0 there is [agent: \"Hello",
                        "expected that the model calls order_pizza, but: after call 0 there is []",
                        "expected that the call is led by [cook], but: [reception]",
                        "expected that the server is told the digits 1, but: ''",
                        "expected that the longest silence is at most 0.01 s, but: ");
        Element suites = xml(folder.resolve("r.xml"));
        Element failure = (Element) suites.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("6 of 7 checks failed");
        assertThat(failure.getTextContent()).contains("the outcome is transferred, but: caller-hung-up");
        assertThat(WavFile.read(folder.resolve("out/wrong-1-hopeful.wav")).channels())
                .isEqualTo(2);
        assertThat(folder.resolve("out/wrong-1-hopeful.png")).isNotEmptyFile();
    }

    /** What only the server knows is left open; what the phone knows is checked. */
    @Test
    void aServerOfSomebodyElsesIsCalled() throws Exception {
        Path test = Files.writeString(folder.resolve("foreign.yaml"), """
                calls:
                  - name: guest
                    to: receptionist
                    caller:
                      - wait-for: answer
                    expect:
                      outcome: caller-hung-up
                      transcript: [{agent: hello}]
                      tools: [{name: end_call}]
                      agent-speaks: 300ms
                  - name: demanding guest
                    to: receptionist
                    caller:
                      - wait-for: agent
                      - wait-for: words
                        text: hello
                    expect:
                      agent-speaks: 20s
                """);
        Path xml = folder.resolve("foreign.xml");
        Console console;
        try (RunningCommand server =
                RunningCommand.start("serve", "--config", LabFile.in(folder, 0).toString())) {
            String target = "sip:127.0.0.1:" + server.await("SIP on 127.0.0.1 port (\\d+)");
            console = Console.run("test", test, "--target", target, "--junit", xml);
            server.stop();
        }

        assertThat(console.exitCode()).as(console.out() + console.err()).isEqualTo(1);
        assertThat(console.out())
                .contains("FAILED foreign", "words can only be waited for at a server of the test's own");
        Element suite = (Element) xml(xml).getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("foreign");
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        Element passed = (Element) suite.getElementsByTagName("testcase").item(0);
        Element failed = (Element) suite.getElementsByTagName("testcase").item(1);
        assertThat(passed.getAttribute("name")).isEqualTo("guest");
        assertThat(passed.getAttribute("classname")).isEqualTo("foreign");
        assertThat(passed.getElementsByTagName("failure").getLength()).isZero();
        assertThat(passed.getElementsByTagName("system-out")
                        .item(0)
                        .getTextContent()
                        .lines())
                .contains(
                        "holds: the call is answered",
                        "holds: the agent is heard for at least 0.30 s",
                        "unknown: the agent says /hello/",
                        "unknown: the outcome is caller-hung-up",
                        "unknown: the model calls end_call");
        assertThat(failed.getAttribute("name")).isEqualTo("demanding guest");
        Element failure = (Element) failed.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("2 of 3 checks failed");
        assertThat(failure.getTextContent())
                .contains("expected that every step can be done, but: step 2: words can only be waited for");
        double whole = Double.parseDouble(suite.getAttribute("time"));
        double parts =
                Double.parseDouble(passed.getAttribute("time")) + Double.parseDouble(failed.getAttribute("time"));
        assertThat(parts)
                .as("seconds of the calls, out of %s", whole)
                .isGreaterThan(0.5)
                .isLessThan(whole);
    }

    @Test
    void aFileThatCannotBeReadIsNoFailedTest() throws IOException {
        Path test = Files.writeString(folder.resolve("bad.yaml"), "calls:\n  - too: reception\n");

        Console console = Console.run("test", test);

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err()).contains("bad.yaml:2 calls[0].too: unknown key; did you mean to?");
        assertThat(Console.run("test", test, "--jobs", 99).exitCode()).isEqualTo(2);
        assertThat(Console.run("test").exitCode()).isEqualTo(2);
    }

    private static Element xml(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
    }
}

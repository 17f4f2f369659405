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
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("r.xml").toFile())
                .getDocumentElement();
        Element failure = (Element) suites.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("6 of 7 checks failed");
        assertThat(failure.getTextContent()).contains("the outcome is transferred, but: caller-hung-up");
        assertThat(WavFile.read(folder.resolve("out/wrong-1-hopeful.wav")).channels())
                .isEqualTo(2);
        assertThat(folder.resolve("out/wrong-1-hopeful.png")).isNotEmptyFile();
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
}

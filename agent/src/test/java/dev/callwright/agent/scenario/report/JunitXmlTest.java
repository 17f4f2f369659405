package dev.callwright.agent.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.scenario.run.TestRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What becomes of tests that could not be run; calls are looked at where some are made. */
final class JunitXmlTest {

    @TempDir
    private Path folder;

    @Test
    void aTestThatCouldNotBeRunIsAnErrorOfItsOwn() throws Exception {
        TestRun.Result result = new TestRun.Result(
                "booking",
                Path.of("booking.yaml"),
                List.of(),
                Duration.ofMillis(1_250),
                "port <5060> \u0007is taken & kept");
        Path file = folder.resolve("new/results.xml");

        JunitXml.write(List.of(result, result), file);

        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        assertThat(suites.getTagName()).isEqualTo("testsuites");
        assertThat(suites.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
        Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("1");
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("time")).isEqualTo("1.250");
        Element error = (Element) suite.getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("message")).isEqualTo("port <5060> is taken & kept");
    }
}

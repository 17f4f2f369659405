package dev.callwright.agent.scenario.report;

import dev.callwright.agent.scenario.check.Check;
import dev.callwright.agent.scenario.run.TestRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results in the XML that servers for continuous integration read: a suite for each test, a case for each call. */
public final class JunitXml {

    private final XMLStreamWriter xml;

    private JunitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * Writes the results.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(List<TestRun.Result> results, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml =
                    XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new JunitXml(xml).write(results);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write " + file, e);
        }
    }

    private void write(List<TestRun.Result> results) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        for (TestRun.Result result : results) {
            suite(result);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(TestRun.Result result) throws XMLStreamException {
        long failed = result.calls().stream().filter(call -> !call.passed()).count();
        boolean ran = result.failure().isEmpty();
        xml.writeStartElement("testsuite");
        attribute("name", result.name());
        attribute("tests", String.valueOf(Math.max(1, result.calls().size())));
        attribute("failures", String.valueOf(failed));
        attribute("errors", ran ? "0" : "1");
        attribute("time", seconds(result.took()));
        for (TestRun.CallResult call : result.calls()) {
            call(result, call);
        }
        if (!ran) {
            start(result, "run", result.took());
            xml.writeStartElement("error");
            attribute("message", result.failure());
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void call(TestRun.Result result, TestRun.CallResult call) throws XMLStreamException {
        double seconds = call.evidence().audio().seconds();
        start(result, call.plan().name().isEmpty() ? "call" : call.plan().name(), Duration.ofMillis((long)
                (seconds * 1000)));
        List<Check> failures = call.checks().stream().filter(Check::fails).toList();
        if (!failures.isEmpty()) {
            xml.writeStartElement("failure");
            attribute("message", failures.size() + " of " + call.checks().size() + " checks failed");
            xml.writeCharacters(clean(failures.stream()
                    .map(check -> "expected that " + check.claim() + ", but: " + check.found())
                    .collect(Collectors.joining("\n"))));
            xml.writeEndElement();
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(clean(call.checks().stream()
                .map(check -> check.result().name().toLowerCase(Locale.ROOT) + ": " + check.claim())
                .collect(Collectors.joining("\n"))));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void start(TestRun.Result result, String name, Duration took) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", result.name());
        attribute("name", name);
        attribute("time", seconds(took));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    /** Words of callers and models may hold what XML 1.0 does not allow. */
    private static String clean(String text) {
        return text.codePoints()
                .filter(c -> c == '\n'
                        || c == '\t'
                        || (c >= 0x20 && c <= 0xd7ff)
                        || (c >= 0xe000 && c <= 0xfffd)
                        || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0);
    }
}

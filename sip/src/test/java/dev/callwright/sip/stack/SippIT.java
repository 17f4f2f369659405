package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.SessionChange;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.net.FreePort;
import dev.callwright.sip.testing.Polling;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our UAS against sipp, a SIP implementation that shares nothing with ours. Skipped where sipp is not installed. */
@Tag("sipp")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SippIT {

    private static final Path SCENARIOS = Path.of("src/test/resources/sipp").toAbsolutePath();

    private final TestEndpoint server = new TestEndpoint();
    private final ConcurrentLinkedQueue<SipEvent> events = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void needsSipp() {
        assumeTrue(sipp().isPresent(), "sipp is not on the PATH: its scenarios are not run");
    }

    @AfterAll
    void close() {
        server.close();
    }

    private static Optional<Path> sipp() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "sipp"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Rings, answers, and agrees to whatever comes; to a caller that will cancel it only rings. */
    private void answer(IncomingCall call) {
        call.listen(event -> {
            events.add(event);
            switch (event) {
                case SipEvent.Reinvited(SessionChange change) -> change.accept(RawPhone.SDP);
                case SipEvent.AckTimedOut timedOut -> call.hangUp();
                default -> {}
            }
        });
        call.ring();
        if (!call.invitation().dialled().equals("ring")) {
            call.answer(RawPhone.SDP);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "basic,u1,agent,20",
        "basic,t1,agent,20",
        "late-offer,u1,agent,5",
        "cancel,u1,ring,5",
        "cancel,t1,ring,5",
        "hold,u1,agent,5",
        "hold,t1,agent,5",
        "info,u1,agent,5",
        "options,u1,agent,5",
        "unknown-method,u1,agent,3",
        "no-ack,u1,agent,2"
    })
    void agreesWithSipp(String scenario, String transport, String service, int calls, @TempDir Path folder)
            throws IOException, InterruptedException {
        events.clear();
        server.handler(this::answer);

        int exit = run(command(scenario, transport, service, calls, "127.0.0.1", "127.0.0.1:" + server.port()), folder);

        assertThat(exit).as(() -> errors(folder)).isZero();
        Polling.until(
                "no call left", Duration.ofSeconds(10), () -> server.stats().callsOpen() == 0);
        if (scenario.equals("info")) {
            assertThat(events.stream().filter(SipEvent.DigitInfo.class::isInstance))
                    .hasSize(3 * calls);
        }
        assertThat(server.stats().faults()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"u1", "t1"})
    void agreesWithSippOverIpv6(String transport, @TempDir Path folder) throws IOException, InterruptedException {
        try (TestEndpoint six = new TestEndpoint(TestEndpoint.T1, "::1")) {
            six.handler(this::answer);

            int exit = run(command("basic", transport, "agent", 5, "::1", "[::1]:" + six.port()), folder);

            assertThat(exit).as(() -> errors(folder)).isZero();
            assertThat(six.stats().callsIn()).isEqualTo(5);
            assertThat(six.stats().faults()).isZero();
        }
    }

    private static List<String> command(
            String scenario, String transport, String service, int calls, String local, String target)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(sipp().orElseThrow().toString()));
        command.addAll(List.of("-sf", SCENARIOS.resolve(scenario + ".xml").toString()));
        command.addAll(List.of("-i", local, "-p", Integer.toString(freePort()), "-mi", local));
        command.addAll(List.of("-t", transport, "-s", service, "-m", Integer.toString(calls), "-r", "20"));
        command.addAll(List.of("-nostdin", "-timeout", "30s", "-timeout_error"));
        command.add(target);
        return command;
    }

    private static int run(List<String> command, Path folder) throws IOException, InterruptedException {
        command.addAll(
                List.of("-trace_err", "-error_file", folder.resolve("errors").toString()));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("sipp did not end");
        }
        return process.exitValue();
    }

    private static int freePort() throws IOException {
        return FreePort.find(InetAddress.ofLiteral("127.0.0.1"));
    }

    private static String errors(Path folder) {
        StringBuilder text = new StringBuilder();
        for (String name : List.of("errors", "output")) {
            try {
                text.append(Files.readString(folder.resolve(name)));
            } catch (IOException e) {
                text.append(name).append(" cannot be read");
            }
        }
        return text.toString();
    }
}

package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.callwright.config.SessionTimerConfig;
import dev.callwright.config.SipConfig;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.net.FreePort;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Placed;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our UAC against sipp, which answers as its scenario says and fails when we do not. Skipped where sipp is not installed. */
@Tag("sipp")
final class SippCalledIT {

    private static final Path SCENARIOS =
            Path.of("..", "scripts", "interop", "sipp").toAbsolutePath().normalize();

    /** Long enough for sipp to start while the INVITE is repeated. */
    private static final Duration T1 = Duration.ofMillis(200);

    @ParameterizedTest
    @CsvSource({"called-prack,1800", "called-422,2400"})
    void agreesWithSipp(String scenario, int talkMillis, @TempDir Path folder)
            throws IOException, InterruptedException {
        Optional<Path> sipp = sipp();
        assumeTrue(sipp.isPresent(), "sipp is not on the PATH: its scenarios are not run");
        int port = FreePort.find(InetAddress.ofLiteral("127.0.0.1"));
        Process process = start(sipp.get(), scenario, port, folder);
        try (TestEndpoint server = new TestEndpoint(SipConfig.DEFAULTS
                .listeningAt("127.0.0.1", 0)
                .withTimerT1(T1)
                .withSessionTimer(new SessionTimerConfig(Duration.ofSeconds(2), Duration.ofSeconds(2))))) {
            Placed placed = server.call(new OutgoingRequest("sip:tester@127.0.0.1:" + port, "agent", RawPhone.SDP));

            assertThat(placed.events().skipTo(SipEvent.Answered.class).sdp()).contains("o=tester");
            assertThat(placed.events().quietFor(Duration.ofMillis(talkMillis))).isTrue();
            placed.call().hangUp();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(() -> errors(folder)).isZero();
        } finally {
            process.destroy();
        }
    }

    private static Optional<Path> sipp() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "sipp"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Process start(Path sipp, String scenario, int port, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(sipp.toString()));
        command.addAll(List.of("-sf", SCENARIOS.resolve(scenario + ".xml").toString()));
        command.addAll(List.of("-i", "127.0.0.1", "-p", Integer.toString(port), "-mi", "127.0.0.1"));
        command.addAll(List.of("-m", "1", "-nostdin", "-timeout", "30s", "-timeout_error"));
        command.addAll(List.of("-trace_err", "-error_file", "errors"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private static String errors(Path folder) {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return "sipp wrote no errors";
        }
    }
}

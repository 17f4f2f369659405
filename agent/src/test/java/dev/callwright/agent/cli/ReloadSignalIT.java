package dev.callwright.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running server that is sent SIGHUP. */
@Timeout(60)
final class ReloadSignalIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void aServerReadsItsFileAnew() throws Exception {
        Path file = LabFile.in(folder, 0).path();
        Files.writeString(file, Files.readString(file).replace("match: default", "value: 100"));
        try (RunningCommand server = RunningCommand.start("serve", "--config", file.toString())) {
            String port = server.await("SIP on 127.0.0.1 port (\\d+)");
            assertThat(call("200", port)).isNotZero();

            Files.writeString(file, Files.readString(file).replace("value: 100", "value: 200"));
            hangUpOnOurselves();

            long deadline = System.nanoTime() + SOON.toNanos();
            while (call("200", port) != 0 && System.nanoTime() < deadline) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            assertThat(call("200", port)).isZero();
            assertThat(call("100", port)).isNotZero();
            var _ = server.stop();
        }
    }

    private static int call(String number, String port) {
        return Console.run("call", "sip:" + number + "@127.0.0.1:" + port, "--listen", "1")
                .exitCode();
    }

    private static void hangUpOnOurselves() throws IOException, InterruptedException {
        long own = ProcessHandle.current().pid();
        assertThat(new ProcessBuilder("kill", "-HUP", String.valueOf(own))
                        .start()
                        .waitFor())
                .isZero();
    }
}

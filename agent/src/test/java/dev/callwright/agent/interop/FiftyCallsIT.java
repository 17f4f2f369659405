package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.media.codec.G711;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fifty callers of sipp talk for half a minute each, all at once. How much that costs is measured by scripts/bench/load. */
@Timeout(120)
@Tag("alone")
class FiftyCallsIT {

    private static final int CALLS = 50;
    private static final Duration LENGTH = Duration.ofSeconds(30);
    /** A packet every 20 ms, less the slots that a busy machine may make the server skip. */
    private static final int ENOUGH_PACKETS = (int) (LENGTH.toSeconds() * 50 * 98 / 100);

    @TempDir
    private Path folder;

    @Test
    void noneFailsAndEachIsSentItsPacketsWithoutAGap() throws Exception {
        microphone();
        Sipp.Ports ports = Sipp.Ports.free();
        try (Lab lab = Lab.parrot();
                RtpCapture wire = RtpCapture.start(folder, ports.rtp());
                Program sipp =
                        Sipp.start(folder, "talk.xml", ports, lab.sipPort(), new Sipp.Load(CALLS, CALLS / 2, LENGTH))) {
            assertThat(sipp.awaitExit(LENGTH.plusSeconds(40))).as(sipp.output()).isZero();

            List<RtpCapture.Stream> streams = wire.streams();
            assertThat(streams).hasSize(CALLS);
            assertThat(streams).allSatisfy(stream -> {
                assertThat(stream.gaps()).isZero();
                assertThat(stream.packets()).isGreaterThan(ENOUGH_PACKETS);
            });
        }
    }

    private void microphone() throws IOException {
        short[] said = Lab.sentence();
        short[] samples = new short[8000 * 7];
        System.arraycopy(said, 0, samples, 0, said.length);
        byte[] octets = new byte[samples.length];
        G711.PCMU.encode(samples, 0, samples.length, octets, 0);
        Files.write(folder.resolve("caller.ulaw"), octets);
    }
}

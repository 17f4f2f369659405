package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.store.CallDetail;
import dev.callwright.media.codec.G711;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls placed by sipp. It cannot record, so the wire is listened to. */
@Timeout(120)
class SippIT {

    private static final Duration PARROT = Duration.ofSeconds(12);

    @TempDir
    private Path folder;

    @Test
    @Interop(peer = "sipp", features = "call with audio both ways, UDP")
    void hearsItsOwnWordsComeBack() throws Exception {
        short[] said = microphone(1);
        Sipp.Ports ports = Sipp.Ports.free();
        try (Lab lab = Lab.parrot();
                RtpCapture wire = RtpCapture.start(folder, ports.rtp());
                Program sipp = Sipp.start(folder, "talk.xml", ports, lab.sipPort(), Sipp.Load.once(PARROT))) {
            assertThat(sipp.awaitExit(Duration.ofSeconds(40))).isZero();

            assertThat(Correlation.ofPieces(said, wire.heard())).isGreaterThan(0.9);
            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("caller-hung-up");
        }
    }

    @Test
    @Interop(peer = "sipp", features = "delayed offer")
    void hearsItsOwnWordsComeBackAfterADelayedOffer() throws Exception {
        short[] said = microphone(1);
        Sipp.Ports ports = Sipp.Ports.free();
        try (Lab lab = Lab.parrot();
                RtpCapture wire = RtpCapture.start(folder, ports.rtp());
                Program sipp = Sipp.start(folder, "late-offer.xml", ports, lab.sipPort(), Sipp.Load.once(PARROT))) {
            assertThat(sipp.awaitExit(Duration.ofSeconds(40))).isZero();

            assertThat(Correlation.ofPieces(said, wire.heard())).isGreaterThan(0.9);
        }
    }

    @Test
    @Interop(
            peer = "sipp",
            features = {"hold and resume (sendonly)", "digits to us by INFO"})
    void holdsResumesAndSendsDigitsByInfo() throws Exception {
        microphone(0);
        try (Lab lab = Lab.parrot();
                Program sipp = Sipp.start(
                        folder, "hold.xml", Sipp.Ports.free(), lab.sipPort(), Sipp.Load.once(Duration.ofSeconds(1)))) {
            assertThat(sipp.awaitExit(Duration.ofSeconds(30))).as(sipp.output()).isZero();

            CallDetail call = lab.finishedCall();
            assertThat(Lab.digits(call)).isEqualTo("17");
            assertThat(call.call().ending().orElseThrow().outcome()).isEqualTo("caller-hung-up");
        }
    }

    /** The microphone of sipp: raw PCMU without a header. */
    private short[] microphone(int secondsBefore) throws IOException {
        short[] said = Lab.sentence();
        short[] samples = new short[8000 * 30];
        System.arraycopy(said, 0, samples, 8000 * secondsBefore, said.length);
        byte[] octets = new byte[samples.length];
        G711.PCMU.encode(samples, 0, samples.length, octets, 0);
        Files.write(folder.resolve("caller.ulaw"), octets);
        return said;
    }
}

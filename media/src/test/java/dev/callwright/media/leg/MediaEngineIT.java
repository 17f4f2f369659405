package dev.callwright.media.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callwright.config.MediaConfig;
import dev.callwright.media.sdp.MediaDirection;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MediaEngineIT {

    private final HeardByListener listener = new HeardByListener();

    @Test
    void restsAClosedPortBeforeAnotherLegHasIt() {
        try (MediaEngine engine = new MediaEngine(Loopback.config(2, Duration.ofMinutes(1)))) {
            RtpLeg first = engine.open(engine.nextLoop(), listener);
            first.close();
            first.close();
            Polling.until("closed", () -> engine.stats().portsResting() == 1);
            RtpLeg second = engine.open(engine.nextLoop(), listener);

            assertThat(second.localPort()).isNotEqualTo(first.localPort()).isEven();
            assertThatExceptionOfType(MediaException.class)
                    .isThrownBy(() -> engine.open(engine.nextLoop(), listener))
                    .withMessageContaining("no RTP port is free");
            assertThat(engine.stats().openLegs()).isEqualTo(1);
        }
    }

    @Test
    void stepsAsideForAPortAnotherProcessHas() throws SocketException {
        MediaConfig config = Loopback.config(2, Duration.ofMinutes(1));
        try (DatagramSocket other = new DatagramSocket(config.ports().first(), Loopback.ADDRESS);
                MediaEngine engine = new MediaEngine(config)) {
            RtpLeg leg = engine.open(engine.nextLoop(), listener);

            assertThat(leg.localPort()).isEqualTo(other.getLocalPort() + 2);
        }
    }

    @Test
    void closesItsLegsWithItself() {
        MediaEngine engine = new MediaEngine(Loopback.config(4, Duration.ZERO));
        RtpLeg leg = engine.open(engine.nextLoop(), listener);
        leg.apply(Loopback.audio(leg.localPort(), MediaDirection.SENDRECV));
        engine.close();
        engine.close();
        leg.close();
        leg.sendDigits("1");

        assertThat(engine.stats().openLegs()).isZero();
        assertThatExceptionOfType(MediaException.class).isThrownBy(() -> engine.open(leg.loop(), listener));
    }

    @Test
    void leaksNoPortThreadOrFileOverAThousandCalls() throws Exception {
        try (MediaEngine engine = new MediaEngine(Loopback.config(64, Duration.ZERO))) {
            cycle(engine, 20);
            long files = openFiles();
            int threads = Thread.activeCount();
            cycle(engine, 1000);

            assertThat(engine.stats().openLegs()).isZero();
            assertThat(engine.stats().portsInUse()).isZero();
            assertThat(openFiles()).isLessThanOrEqualTo(files + 2);
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 1);
        }
    }

    private void cycle(MediaEngine engine, int times) {
        for (int i = 0; i < times; i++) {
            try (RtpLeg leg = engine.open(engine.nextLoop(), listener)) {
                leg.apply(Loopback.audio(leg.localPort(), MediaDirection.SENDRECV));
            }
        }
        Polling.until("closed", () -> engine.stats().openLegs() == 0);
    }

    private static long openFiles() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}

package dev.callwright.agent.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.phone.SpeechMeter.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SpeechMeterTest {

    private static final int FRAME_MILLIS = 20;
    private static final int LOUD = 3000;
    private static final int NOISE = 100;

    private final SpeechMeter meter = new SpeechMeter();
    private final List<String> changes = new ArrayList<>();
    private long millis;

    @Test
    void speechStartsWithItsFirstLoudFrameAndStopsAfterTheHangover() {
        hear(0, 100);
        hear(LOUD, 400);
        hear(0, 1000);

        assertThat(changes).containsExactly("STARTED at 100", "STOPPED at 940");
        assertThat(meter.lastLoud()).isEqualTo(nanos(480));
    }

    @Test
    void aPauseBetweenTwoWordsIsNoEnd() {
        hear(LOUD, 200);
        hear(0, 440);
        hear(LOUD, 200);

        assertThat(changes).containsExactly("STARTED at 0");
    }

    @Test
    void speechAfterAnEndStartsAgain() {
        hear(LOUD, 40);
        hear(0, 600);
        hear(LOUD, 40);

        assertThat(changes).containsExactly("STARTED at 0", "STOPPED at 480", "STARTED at 640");
    }

    @Test
    void noiseOfTheLineIsNoSpeech() {
        hear(NOISE, 2000);

        assertThat(changes).isEmpty();
    }

    @Test
    void onlyTheGivenLengthCounts() {
        short[] pcm = new short[160];
        Arrays.fill(pcm, 80, 160, (short) LOUD);

        assertThat(meter.hear(pcm, 80, 0)).isEqualTo(Change.NONE);
        assertThat(meter.hear(pcm, 160, 0)).isEqualTo(Change.STARTED);
    }

    private void hear(int level, int durationMillis) {
        short[] pcm = new short[160];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (short) (i % 2 == 0 ? level : -level);
        }
        for (long end = millis + durationMillis; millis < end; millis += FRAME_MILLIS) {
            Change change = meter.hear(pcm, pcm.length, nanos(millis));
            if (change != Change.NONE) {
                changes.add(change + " at " + millis);
            }
        }
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}

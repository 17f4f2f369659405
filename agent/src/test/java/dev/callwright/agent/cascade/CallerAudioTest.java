package dev.callwright.agent.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.media.dsp.SpeechGate;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class CallerAudioTest {

    private static final int SECOND = 8000;

    private final Counters counters = new Counters();
    private final CallerAudio audio =
            new CallerAudio(new SpeechGate(Duration.ofMillis(120), Duration.ofMillis(500)), 300, counters);

    @Test
    void leavesTheSilenceBeforeSpeechOut() {
        append(30 * SECOND, 0);
        append(2 * SECOND, 5000);

        assertThat(audio.take().length).isBetween(2 * SECOND + 300 * 8, 3 * SECOND);
        assertThat(audio.take()).isEmpty();
    }

    @Test
    void keepsTheLastSecondsOfWhatIsTooSoftForItsGate() {
        append(30 * SECOND, 20);

        assertThat(audio.take()).hasSize(8 * SECOND);
    }

    @Test
    void dropsTheOldestOfAnEndlessUtterance() {
        append(3 * CallerAudio.MOST, 5000);

        assertThat(audio.take().length).isBetween(CallerAudio.MOST * 8 / 10, CallerAudio.MOST);
        assertThat(counters.snapshot().droppedSamples()).isPositive();
    }

    private void append(int samples, int amplitude) {
        short[] piece = new short[160];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = (short) (amplitude * Math.sin(i * 0.4));
        }
        for (int at = 0; at < samples; at += piece.length) {
            var _ = audio.append(Arrays.copyOf(piece, piece.length), piece.length);
        }
    }
}

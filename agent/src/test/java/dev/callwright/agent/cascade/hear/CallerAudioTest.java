package dev.callwright.agent.cascade.hear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.cascade.http.Counters;
import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.media.codec.WavFile;
import dev.callwright.media.dsp.SpeechGate;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class CallerAudioTest {

    private static final int SECOND = 8000;

    private final Counters counters = new Counters();
    private final CallerAudio audio =
            new CallerAudio(new SpeechGate(Duration.ofMillis(120), Duration.ofMillis(500)), 300, counters);

    @Test
    void leavesTheSilenceBeforeSpeechOut() throws IOException {
        append(30 * SECOND, 0);
        speak(2 * SECOND);

        assertThat(audio.take().length).isBetween(SECOND, 3 * SECOND);
        assertThat(audio.take()).isEmpty();
    }

    @Test
    void keepsTheLastSecondsOfWhatIsTooSoftForItsGate() {
        append(30 * SECOND, 20);

        assertThat(audio.take()).hasSize(8 * SECOND);
    }

    @Test
    void dropsTheOldestOfAnEndlessUtterance() throws IOException {
        speak(3 * CallerAudio.MOST);

        assertThat(audio.take().length).isBetween(CallerAudio.MOST * 8 / 10, CallerAudio.MOST);
        assertThat(counters.snapshot().droppedSamples()).isPositive();
    }

    private void append(int samples, int amplitude) {
        short[] piece = new short[160];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = (short) (amplitude * Math.sin(i * 0.4));
        }
        for (int done = 0; done < samples; done += piece.length) {
            audio.append(piece, piece.length);
        }
    }

    private void speak(int samples) throws IOException {
        short[] words = words();
        short[] piece = new short[160];
        for (int done = 0; done < samples; done += piece.length) {
            for (int i = 0; i < piece.length; i++) {
                piece[i] = words[(done + i) % words.length];
            }
            audio.append(piece, piece.length);
        }
    }

    private static short[] words() throws IOException {
        try (InputStream in = Objects.requireNonNull(ScriptedPhone.class.getResourceAsStream("caller-1.wav"))) {
            return WavFile.read(in).samples(0);
        }
    }
}

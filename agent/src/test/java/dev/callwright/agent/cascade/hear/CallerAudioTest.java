package dev.callwright.agent.cascade.hear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.cascade.http.Counters;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CallerAudioTest {

    private static final int PIECE = 160;

    private final Counters counters = new Counters();
    private final CallerAudio audio = new CallerAudio(counters);

    @Test
    void givesWhatCameSinceItWasLastTaken() {
        append(0, 400);
        assertThat(audio.take()).isEqualTo(numbered(0, 400));

        append(400, 3);
        audio.clear();
        append(403, 1);
        assertThat(audio.take()).isEqualTo(numbered(403, 1));
        assertThat(audio.take()).isEmpty();
    }

    @Test
    void dropsTheOldestOfAnEndlessUtterance() {
        int pieces = 3 * CallerAudio.MOST / PIECE;
        append(0, pieces);

        short[] kept = audio.take();
        int whole = kept.length / PIECE;
        assertThat(kept.length).isBetween(CallerAudio.MOST * 8 / 10, CallerAudio.MOST);
        assertThat(kept).isEqualTo(numbered(pieces - whole, whole));
        assertThat(counters.snapshot().droppedSamples()).isEqualTo((long) pieces * PIECE - kept.length);
    }

    private void append(int first, int count) {
        for (int i = first; i < first + count; i++) {
            audio.append(numbered(i, 1), PIECE);
        }
    }

    /** Pieces, each filled with its number. */
    private static short[] numbered(int first, int count) {
        short[] pcm = new short[count * PIECE];
        IntStream.range(0, pcm.length).forEach(i -> pcm[i] = (short) (first + i / PIECE));
        return pcm;
    }
}

package dev.callwright.agent.cascade.hear;

import dev.callwright.agent.cascade.http.Counters;
import java.util.Arrays;

/** What the caller says until it is committed, at 8 kHz. The oldest is dropped beyond a minute. Owner: media loop. */
final class CallerAudio {

    static final int SAMPLES_PER_MILLI = 8;

    /** Longest utterance. */
    static final int MOST = 60_000 * SAMPLES_PER_MILLI;

    private static final int USUAL = 4_000 * SAMPLES_PER_MILLI;

    private final Counters counters;
    private short[] samples = new short[USUAL];
    private int length;

    CallerAudio(Counters counters) {
        this.counters = counters;
    }

    void append(short[] pcm, int count) {
        if (length + count > samples.length && samples.length < MOST) {
            samples = Arrays.copyOf(samples, Math.min(MOST, 2 * samples.length));
        }
        if (length + count > samples.length) {
            // A tenth at a time, so that not every piece moves all of it.
            discard(samples.length / 10);
        }
        System.arraycopy(pcm, 0, samples, length, count);
        length += count;
    }

    /** The utterance so far, which begins anew. */
    short[] take() {
        short[] utterance = Arrays.copyOf(samples, length);
        clear();
        return utterance;
    }

    void clear() {
        length = 0;
    }

    private void discard(int amount) {
        counters.droppedSamples.add(amount);
        System.arraycopy(samples, amount, samples, 0, length - amount);
        length -= amount;
    }
}

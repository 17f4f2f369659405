package dev.callwright.agent.cascade.hear;

import dev.callwright.agent.cascade.http.Counters;
import dev.callwright.media.dsp.SpeechGate;
import java.util.Arrays;

/**
 * What the caller says until it is committed, at 8 kHz. Silence before the first word is left out, so that no time goes into sending
 * it and no model makes words of it. The oldest is dropped beyond a minute. Owner: media loop.
 */
final class CallerAudio {

    static final int SAMPLES_PER_MILLI = 8;

    /** Longest utterance. */
    static final int MOST = 60_000 * SAMPLES_PER_MILLI;

    /** Kept while nothing is heard: somebody else may hear what our gate does not. */
    private static final int IDLE = 8_000 * SAMPLES_PER_MILLI;

    private static final int SLACK = 100 * SAMPLES_PER_MILLI;

    private final SpeechGate gate;
    private final int prefix;
    private final Counters counters;
    private short[] samples = new short[2 * IDLE];
    private int length;
    private int speechFrom = -1;

    CallerAudio(SpeechGate gate, int prefixMillis, Counters counters) {
        this.gate = gate;
        this.prefix = prefixMillis * SAMPLES_PER_MILLI;
        this.counters = counters;
    }

    /** Takes a piece; returns what the gate makes of it. */
    SpeechGate.Edge append(short[] pcm, int count) {
        if (length + count > samples.length) {
            makeRoom(count);
        }
        System.arraycopy(pcm, 0, samples, length, count);
        length += count;
        SpeechGate.Edge edge = gate.hear(pcm, count);
        if (edge == SpeechGate.Edge.SPEECH && speechFrom < 0) {
            speechFrom = Math.max(0, length - count - gate.soundMillis() * SAMPLES_PER_MILLI - SLACK - prefix);
        }
        return edge;
    }

    /** The utterance so far, which begins anew. */
    short[] take() {
        int from = speechFrom >= 0 ? speechFrom : Math.max(0, length - IDLE);
        short[] utterance = Arrays.copyOfRange(samples, from, length);
        clear();
        return utterance;
    }

    void clear() {
        length = 0;
        speechFrom = -1;
    }

    private void makeRoom(int count) {
        if (speechFrom < 0) {
            discard(length - IDLE);
        } else if (samples.length < MOST) {
            samples = Arrays.copyOf(samples, Math.min(MOST, 2 * samples.length));
        }
        if (length + count > samples.length) {
            // A tenth at a time, so that not every piece moves all of it.
            counters.droppedSamples.add(samples.length / 10);
            discard(samples.length / 10);
        }
    }

    private void discard(int amount) {
        System.arraycopy(samples, amount, samples, 0, length - amount);
        length -= amount;
        speechFrom = speechFrom < 0 ? -1 : Math.max(0, speechFrom - amount);
    }
}

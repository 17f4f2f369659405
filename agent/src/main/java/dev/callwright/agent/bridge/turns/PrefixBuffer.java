package dev.callwright.agent.bridge.turns;

import java.time.Duration;

/**
 * The latest of what the caller sent, in case it turns out to be the beginning of speech. Samples at 8 kHz; the oldest give way.
 * Owner: media loop; nothing is allocated after construction.
 */
final class PrefixBuffer {

    private static final int SAMPLES_PER_MILLI = 8;
    private static final int PIECE = 160;

    /** Takes samples; the array is reused after the call. */
    interface Sink {
        void hear(short[] pcm, int length);
    }

    private final short[] ring;
    private final short[] piece = new short[PIECE];
    private int next;
    private int size;

    PrefixBuffer(Duration capacity) {
        this.ring = new short[Math.max(PIECE, Math.toIntExact(capacity.toMillis() * SAMPLES_PER_MILLI))];
    }

    void keep(short[] pcm, int length) {
        for (int i = 0; i < length; i++) {
            ring[next] = pcm[i];
            next = next + 1 == ring.length ? 0 : next + 1;
        }
        size = Math.min(ring.length, size + length);
    }

    int samples() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Hands over the latest samples, at most so many, in pieces of at most 20 ms, and forgets all. */
    void drain(int most, Sink sink) {
        int left = Math.min(most, size);
        while (left > 0) {
            int length = Math.min(PIECE, left);
            for (int i = 0; i < length; i++) {
                piece[i] = ring[Math.floorMod(next - left + i, ring.length)];
            }
            sink.hear(piece, length);
            left -= length;
        }
        clear();
    }
}

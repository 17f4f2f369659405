package dev.callwright.agent.bridge.audio;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.media.codec.G711;
import dev.callwright.media.dsp.Resampler;

/**
 * What a session speaks as samples for the line. G.711 is only expanded, and the leg, if its codec is the same, compresses it to
 * the very octets it was. Owner: media loop.
 */
final class AgentAudio {

    private static final int BLOCK_SAMPLES = 2400;
    private static final int TAIL_SAMPLES = 120;

    private final Resampler resampler = Resampler.downTo8k();
    private final short[] wide = new short[BLOCK_SAMPLES];
    private final short[] line = new short[BLOCK_SAMPLES];
    private final short[] tail = new short[TAIL_SAMPLES];

    /** Octets that {@link #convert} takes at once. */
    static int most(AudioFormat format) {
        return format.isG711() ? BLOCK_SAMPLES : Short.BYTES * BLOCK_SAMPLES;
    }

    /** Converts some octets; returns the number of samples, which {@link #line()} holds. */
    int convert(AudioFormat format, byte[] octets, int from, int length) {
        return switch (format) {
            case PCMU -> expand(G711.PCMU, octets, from, length);
            case PCMA -> expand(G711.PCMA, octets, from, length);
            case PCM16_8K -> littleEndian(octets, from, length / Short.BYTES, line);
            case PCM16_24K ->
                resampler.process(wide, 0, littleEndian(octets, from, length / Short.BYTES, wide), line, 0);
            case PCM16_16K -> throw new AssertionError("no session speaks at 16 kHz");
        };
    }

    /** What is left inside when the last octets of an answer have come; returns the number of samples. */
    int finish(AudioFormat format) {
        return format == AudioFormat.PCM16_24K ? resampler.process(tail, 0, TAIL_SAMPLES, line, 0) : 0;
    }

    /** Samples of the last conversion; reused. */
    short[] line() {
        return line;
    }

    /** Forgets the stream: what comes next follows silence. */
    void reset() {
        resampler.reset();
    }

    private int expand(G711 law, byte[] octets, int from, int length) {
        law.decode(octets, from, length, line, 0);
        return length;
    }

    private static int littleEndian(byte[] octets, int from, int samples, short[] to) {
        for (int i = 0, at = from; i < samples; i++, at += Short.BYTES) {
            to[i] = (short) ((octets[at] & 0xff) | (octets[at + 1] << 8));
        }
        return samples;
    }
}

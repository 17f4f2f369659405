package dev.callwright.agent.cascade.speak;

import dev.callwright.media.dsp.Resampler;

/**
 * Brings samples of any rate to 24 kHz, as octets. From 8 kHz by the filter the telephone side uses; from others along straight lines,
 * which is below what a telephone line lets through. One stream, one thread.
 */
final class RateConverter {

    private static final int RATE = 24_000;

    private final int from;
    private final Resampler telephone = Resampler.upTo24k();
    private double position;
    private short last;

    RateConverter(int from) {
        this.from = from;
    }

    byte[] convert(short[] samples) {
        if (from == RATE) {
            return octets(samples, samples.length);
        }
        if (from == 8_000) {
            short[] wide = new short[telephone.maxOutput(samples.length)];
            return octets(wide, telephone.process(samples, 0, samples.length, wide, 0));
        }
        return interpolated(samples);
    }

    /** The position counts samples from the last one of the piece before. */
    private byte[] interpolated(short[] samples) {
        double step = (double) from / RATE;
        short[] out = new short[(int) (samples.length / step) + 2];
        int count = 0;
        for (; position < samples.length; position += step) {
            int at = (int) position;
            short before = at == 0 ? last : samples[at - 1];
            double share = position - at;
            out[count++] = (short) Math.round(before * (1 - share) + samples[at] * share);
        }
        position -= samples.length;
        last = samples[samples.length - 1];
        return octets(out, count);
    }

    private static byte[] octets(short[] samples, int count) {
        byte[] pcm = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            pcm[2 * i] = (byte) samples[i];
            pcm[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        return pcm;
    }
}

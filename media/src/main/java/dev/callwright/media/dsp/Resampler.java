package dev.callwright.media.dsp;

/**
 * Changes the sample rate between the telephone's 8 kHz and the model's 24 kHz, or to the 16 kHz some models hear, PCM16 on
 * both sides.
 *
 * <p>One instance serves one stream in one direction, since it remembers the last few milliseconds; how the stream is cut
 * into calls makes no difference to the samples. Flat within 0.2 dB from 200 Hz to 3.4 kHz; images and aliases of anything
 * outside 3.4 to 4.6 kHz are below -60 dB; delay 1.75 ms. See docs/resampler.md for the design and the measurement.
 * Allocates nothing after construction. Owner: media loop.
 */
public final class Resampler {

    private static final int TELEPHONE_KHZ = 8;

    private final RateChange change;
    private final int taps;

    private Resampler(RateChange change, int taps) {
        this.change = change;
        this.taps = taps;
    }

    /** From 8 kHz to 24 kHz: exactly three samples out for each one in. */
    public static Resampler upTo24k() {
        return upTo24k(ThirdBandFilter.TAPS);
    }

    /** From 8 kHz to 16 kHz: exactly two samples out for each one in. */
    public static Resampler upTo16k() {
        return new Resampler(new Doubler(ThirdBandFilter.TAPS), ThirdBandFilter.TAPS);
    }

    /** From 24 kHz to 8 kHz: one sample out for each three in, counted over all calls since the last reset. */
    public static Resampler downTo8k() {
        return downTo8k(ThirdBandFilter.TAPS);
    }

    static Resampler upTo24k(int taps) {
        return new Resampler(new Interpolator(taps), taps);
    }

    static Resampler downTo8k(int taps) {
        return new Resampler(new Decimator(taps), taps);
    }

    /**
     * Converts any number of samples. Too loud results are limited, they do not wrap round.
     *
     * @param out  with room for {@link #maxOutput} samples; not the array of {@code in}
     * @return samples written
     */
    public int process(short[] in, int offset, int length, short[] out, int outOffset) {
        return change.process(in, offset, length, out, outOffset);
    }

    /** The most samples that one call with {@code length} samples writes. */
    public int maxOutput(int length) {
        return switch (change) {
            case Interpolator _ -> 3 * length;
            case Doubler _ -> 2 * length;
            case Decimator _ -> (length + 2) / 3;
        };
    }

    /** Forgets the stream, so that nothing said before a barge-in is heard after it. The next sample follows silence. */
    public void reset() {
        change.reset();
    }

    /** How much later the output is, in milliseconds; the same at every frequency. */
    public double delayMillis() {
        return (double) delaySamplesAt8k() / TELEPHONE_KHZ;
    }

    /** The same delay in samples of the 8 kHz side. */
    public int delaySamplesAt8k() {
        return taps / 2;
    }
}

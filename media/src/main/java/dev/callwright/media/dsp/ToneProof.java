package dev.callwright.media.dsp;

/**
 * The exact look at 40 ms that a digit has to stand before it counts: the two tones at the frequencies they were measured at
 * must make up nearly all of the energy, in the right proportion, and have neither a second harmonic nor a neighbour as far below
 * as they are apart, as two harmonics of a voice do. Resolves 25 Hz by Goertzel's recurrence. Needed for candidates only, so it costs next to nothing. Owner: media loop.
 */
final class ToneProof {

    /** Samples looked at. */
    static final int SPAN = 320;

    private static final float GAIN = SPAN / 4f;
    private static final float ENERGY = SPAN * 3 / 16f;
    private static final float[] WINDOW = DigitTones.hann(SPAN);

    /** Tones in noise 15 dB below have 0.97, of 33 ms in the 40 ms looked at 0.93. */
    private static final double LEAST_SHARE = 0.85;

    private static final float LEAST_POWER = (float) Math.pow(DigitTones.amplitude(-37.5), 2);
    private static final float NORMAL_TWIST = DigitTones.power(10);
    private static final float REVERSE_TWIST = DigitTones.power(6);
    private static final float HARMONIC = DigitTones.power(-13);

    /** Tones that overload the codec have such a neighbour too, but a fainter one. */
    private static final float NEIGHBOUR = DigitTones.power(-12);

    /** A column's tone this near to twice the row's cannot be told from a harmonic. */
    private static final double RESOLVED_HERTZ = 75;

    private final float[] windowed = new float[SPAN];

    /** Whether the samples from the first on are a digit of these two frequencies. */
    boolean stands(float[] samples, double lowHertz, double highHertz) {
        double total = window(samples) / ENERGY;
        double low = power(lowHertz);
        double high = power(highHertz);
        return Math.min(low, high) >= LEAST_POWER
                && low + high >= LEAST_SHARE * total
                && low <= NORMAL_TWIST * high
                && high <= REVERSE_TWIST * low
                && power(2 * lowHertz - highHertz) <= NEIGHBOUR * Math.max(low, high)
                && power(2 * highHertz) <= HARMONIC * high
                && (Math.abs(2 * lowHertz - highHertz) < RESOLVED_HERTZ || power(2 * lowHertz) <= HARMONIC * low);
    }

    private double window(float[] samples) {
        double energy = 0;
        for (int i = 0; i < SPAN; i++) {
            windowed[i] = WINDOW[i] * samples[i];
            energy += (double) windowed[i] * windowed[i];
        }
        return energy;
    }

    private double power(double hertz) {
        double twice = 2 * Math.cos(2 * Math.PI * hertz / DigitTones.RATE_HZ);
        double last = 0;
        double beforeLast = 0;
        for (int i = 0; i < SPAN; i++) {
            double next = windowed[i] + twice * last - beforeLast;
            beforeLast = last;
            last = next;
        }
        return (last * last + beforeLast * beforeLast - twice * last * beforeLast) / (GAIN * GAIN);
    }
}

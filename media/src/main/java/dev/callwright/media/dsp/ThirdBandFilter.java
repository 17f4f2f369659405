package dev.callwright.media.dsp;

import java.util.Arrays;

/**
 * The low-pass filter both directions share, at 24 kHz: a sinc under a Kaiser window, 3.4 kHz passing, 4.6 kHz stopped.
 *
 * <p>The band edge lies at 4 kHz, a third of the band. Such a filter is zero at every third tap but the middle one, so of
 * its three phases one is a plain delay, and the other two are the same taps in opposite order. Immutable.
 */
final class ThirdBandFilter {

    /** Taps of one phase; 28 is the least multiple of four that stops images by more than 60 dB. */
    static final int TAPS = 28;

    private static final double STOP_BAND_DB = 68;

    private ThirdBandFilter() {}

    /**
     * The taps of phase 1, from the newest sample to the oldest; reversed they are phase 2. They add up to 1, so that a
     * constant stays constant in every phase. The middle of the whole filter, phase 0, lies {@code taps / 2} samples of
     * 8 kHz behind.
     *
     * @param taps  a multiple of four
     */
    static float[] phaseOne(int taps) {
        return phaseOne(taps, 3);
    }

    /** The same of a filter for another ratio: with two phases it is a half-band filter, and phase 1 is symmetric. */
    static float[] phaseOne(int taps, int phases) {
        int middle = phases * taps / 2;
        double[] phase = new double[taps];
        for (int i = 0; i < taps; i++) {
            int distance = phases * i + 1 - middle;
            phase[i] = sinc((double) distance / phases) * kaiser((double) distance / middle);
        }
        double sum = Arrays.stream(phase).sum();
        float[] normalised = new float[taps];
        for (int i = 0; i < taps; i++) {
            normalised[i] = (float) (phase[i] / sum);
        }
        return normalised;
    }

    static float[] reversed(float[] taps) {
        float[] reversed = new float[taps.length];
        for (int i = 0; i < taps.length; i++) {
            reversed[i] = taps[taps.length - 1 - i];
        }
        return reversed;
    }

    private static double sinc(double x) {
        return Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** Kaiser's window over -1 to 1, with his estimate of beta for a stop band of more than 50 dB. */
    private static double kaiser(double x) {
        double beta = 0.1102 * (STOP_BAND_DB - 8.7);
        return bessel(beta * Math.sqrt(1 - x * x)) / bessel(beta);
    }

    /** The modified Bessel function of the first kind and order zero, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}

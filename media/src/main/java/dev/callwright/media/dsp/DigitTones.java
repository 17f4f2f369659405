package dev.callwright.media.dsp;

/**
 * The sixteen pairs of tones of ITU-T Q.23: one of the row, low, and one of the column, high. Indexes 0 to 3 are rows, 4 to 7
 * columns. Pure.
 */
final class DigitTones {

    static final int RATE_HZ = 8000;
    static final int GROUP = 4;
    static final int TONES = 2 * GROUP;

    /** Peak of a tone of 0 dBm0 in PCM16: both laws of G.711 overload a little more than 3 dB above (ITU-T G.711 Table 5). */
    static final double ZERO_DBM0 = 22_700;

    private static final int[] HERTZ = {697, 770, 852, 941, 1209, 1336, 1477, 1633};
    private static final String KEYS = "123A456B789C*0#D";

    private DigitTones() {}

    static int hertz(int tone) {
        return HERTZ[tone];
    }

    /** Index of a digit's key, letters in either case, or -1. */
    static int key(char digit) {
        return KEYS.indexOf(Character.toUpperCase(digit));
    }

    static int key(int row, int column) {
        return row * GROUP + column - GROUP;
    }

    static char digit(int key) {
        return KEYS.charAt(key);
    }

    static int row(int key) {
        return key / GROUP;
    }

    static int column(int key) {
        return key % GROUP + GROUP;
    }

    /** Peak in PCM16 steps of one tone of this level. */
    static double amplitude(double dbm0) {
        return ZERO_DBM0 * Math.pow(10, dbm0 / 20);
    }

    /** A ratio of powers. */
    static float power(double decibels) {
        return (float) Math.pow(10, decibels / 10);
    }

    /** The raised cosine, from nought to nought over so many samples. */
    static float[] hann(int samples) {
        float[] window = new float[samples];
        for (int i = 0; i < samples; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / samples));
        }
        return window;
    }
}

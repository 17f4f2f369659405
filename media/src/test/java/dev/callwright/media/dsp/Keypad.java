package dev.callwright.media.dsp;

import java.util.Random;

/** Presses keys the way tests want them: any level, twist, frequency error, length and noise. Knows nothing of the detector. */
final class Keypad {

    static final String DIGITS = "0123456789*#ABCD";

    private static final double[] LOW = {697, 770, 852, 941};
    private static final double[] HIGH = {1209, 1336, 1477, 1633};
    private static final String[] ROWS = {"123A", "456B", "789C", "*0#D"};

    private final Random random;
    private double lowDbm0 = -12;
    private double highDbm0 = -12;
    private double lowError;
    private double highError;
    private double noise;
    private int toneSamples = 50 * 8;
    private int pauseSamples = 50 * 8;

    Keypad(long seed) {
        random = new Random(seed);
    }

    Keypad level(double low, double high) {
        lowDbm0 = low;
        highDbm0 = high;
        return this;
    }

    /** Frequency errors as parts of one. */
    Keypad error(double low, double high) {
        lowError = low;
        highError = high;
        return this;
    }

    /** White noise this far below the two tones together. */
    Keypad noise(double decibelsBelow) {
        double power = (square(peak(lowDbm0)) + square(peak(highDbm0))) / 2;
        noise = Math.sqrt(power * Math.pow(10, -decibelsBelow / 10));
        return this;
    }

    Keypad millis(double tone, double pause) {
        toneSamples = (int) Math.round(tone * 8);
        pauseSamples = (int) Math.round(pause * 8);
        return this;
    }

    /** The digits, each with random phases and after a random part of 10 ms more than the pause. */
    short[] press(String digits) {
        int cycle = toneSamples + pauseSamples;
        short[] audio = new short[pauseSamples + (cycle + 80) * digits.length() + 400];
        for (int i = 0; i < audio.length; i++) {
            audio[i] = clip(noise * random.nextGaussian());
        }
        int at = pauseSamples;
        for (int i = 0; i < digits.length(); i++) {
            at += random.nextInt(80);
            tone(audio, at, digits.charAt(i));
            at += cycle;
        }
        return audio;
    }

    private void tone(short[] audio, int from, char digit) {
        int row = row(digit);
        double low = LOW[row] * (1 + lowError) * 2 * Math.PI / 8000;
        double high = HIGH[ROWS[row].indexOf(digit)] * (1 + highError) * 2 * Math.PI / 8000;
        double lowPhase = random.nextDouble(2 * Math.PI);
        double highPhase = random.nextDouble(2 * Math.PI);
        for (int i = 0; i < toneSamples; i++) {
            audio[from + i] = clip(audio[from + i]
                    + peak(lowDbm0) * Math.sin(low * i + lowPhase)
                    + peak(highDbm0) * Math.sin(high * i + highPhase));
        }
    }

    private static int row(char digit) {
        for (int row = 0; row < ROWS.length; row++) {
            if (ROWS[row].indexOf(digit) >= 0) {
                return row;
            }
        }
        throw new IllegalArgumentException("no key: " + digit);
    }

    /** A sine of 3.17 dBm0 just reaches the highest level of the mu-law (ITU-T G.711). */
    private static double peak(double dbm0) {
        return 32_636 * Math.pow(10, (dbm0 - 3.17) / 20);
    }

    private static double square(double value) {
        return value * value;
    }

    private static short clip(double sample) {
        return (short) Math.clamp(Math.round(sample), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** What a detector makes of it, in pieces as packets bring them. */
    static String heard(short[] audio) {
        ToneDetector detector = new ToneDetector();
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at < audio.length; at += 160) {
            char digit = detector.accept(audio, at, Math.min(160, audio.length - at));
            digits.append(digit == ToneDetector.NONE ? "" : digit);
        }
        return digits.toString();
    }
}

package dev.callwright.agent.scenario.run;

import java.util.Random;

/** A voice for machines without a synthesiser: a syllable for each word, as long and as loud as its letters say. Pure. */
final class Hum {

    private static final int MILLI = Voice.RATE / 1000;

    private Hum() {}

    static short[] of(String text) {
        Random letters = new Random(text.hashCode());
        String[] words = text.strip().split("\\s+", -1);
        int[] lengths = new int[words.length];
        int total = 0;
        for (int i = 0; i < words.length; i++) {
            lengths[i] = (120 + 35 * Math.min(8, words[i].length())) * MILLI;
            total += lengths[i] + 40 * MILLI;
        }
        short[] pcm = new short[total];
        int at = 0;
        for (int length : lengths) {
            syllable(pcm, at, length, 4_000 + letters.nextInt(6_000), 110 + letters.nextInt(60));
            at += length + 40 * MILLI;
        }
        return pcm;
    }

    /** A buzz of some harmonics, which voice detection takes for a vowel. */
    private static void syllable(short[] pcm, int from, int length, int peak, int hertz) {
        for (int i = 0; i < length; i++) {
            double envelope = Math.sin(Math.PI * i / length);
            double sound = 0;
            for (int harmonic = 1; harmonic <= 10; harmonic++) {
                sound += Math.sin(2 * Math.PI * hertz * harmonic * i / Voice.RATE) / harmonic;
            }
            pcm[from + i] = (short) (peak * envelope * sound / 2);
        }
    }
}

package dev.callwright.media.dsp.speech;

import java.util.Arrays;

/**
 * Finds how long an echo takes and how much of it comes back: of all delays the one at which what is heard is always the same
 * number of decibels below what was played. Levels only, by frames of 10 ms. Owner: media loop.
 */
final class EchoPath {

    private static final int DELAYS = EchoLevel.DELAYS;
    private static final float LEARN = 0.03f;
    private static final float LEARN_FIRST = 0.1f;
    private static final int CHOOSE_FRAMES = 8;
    private static final int LEAST_LEARNED = 40;

    /** Decibels below the latest peak, where noise does not blur the comparison. */
    private static final float CLEAR = 12;

    /** Squares of decibels: the spread of a true path, and of a useful one. */
    private static final float UNKNOWN = 200;

    private static final float SHARP = 16;
    private static final float APART = 0.4f;

    /** An echo is spread over so many frames, and more of them after than before. */
    private static final int BEFORE = 2;

    private static final int AFTER = 5;

    private final float[] means = new float[DELAYS];
    private final float[] spreads = new float[DELAYS];
    private int learned;
    private int best = -1;

    EchoPath() {
        Arrays.fill(spreads, UNKNOWN);
    }

    /** Compares the level heard with the levels played, newest first from {@code at} backwards in a ring. */
    void learn(float heard, float[] played, int at, float peak) {
        boolean any = false;
        for (int delay = 0; delay < DELAYS; delay++) {
            float level = played[(at - delay) & (played.length - 1)];
            if (level > peak - CLEAR) {
                any = true;
                float difference = heard - level - means[delay];
                means[delay] += (learned < LEAST_LEARNED ? LEARN_FIRST : LEARN) * difference;
                spreads[delay] += LEARN * (Math.min(UNKNOWN, difference * difference) - spreads[delay]);
            }
        }
        if (any && ++learned % CHOOSE_FRAMES == 0) {
            choose();
        }
    }

    private void choose() {
        int least = 0;
        float sum = 0;
        for (int delay = 0; delay < DELAYS; delay++) {
            sum += spreads[delay];
            least = spreads[delay] < spreads[least] ? delay : least;
        }
        boolean found = learned >= LEAST_LEARNED && spreads[least] < SHARP && spreads[least] < APART * sum / DELAYS;
        best = found ? least : -1;
    }

    /** Whether the path is known. */
    boolean isKnown() {
        return best >= 0;
    }

    /** The level of the echo to be expected now, and so many spreads on top. */
    float expected(float[] played, int at, float spreadsOnTop) {
        float loudest = 0;
        for (int delay = Math.max(0, best - BEFORE); delay <= best + AFTER; delay++) {
            loudest = Math.max(loudest, played[(at - delay) & (played.length - 1)]);
        }
        return loudest + means[best] + spreadsOnTop * (float) Math.sqrt(spreads[best]);
    }
}

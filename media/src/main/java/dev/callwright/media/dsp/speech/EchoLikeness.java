package dev.callwright.media.dsp.speech;

import java.util.Arrays;

/**
 * How alike a sound is to what was played up to 520 ms before: the normalised correlation of the two since the sound began, the
 * best over all delays, at 4 kHz and of what is left when each sample is predicted from the last, in which voices differ more.
 * Owner: media loop.
 */
final class EchoLikeness {

    /** Samples of a frame. */
    static final int STEP = FrameShape.FRAME / 2;

    private static final int LAGS = EchoLevel.DELAYS * STEP;

    /** Half a second tells enough. */
    private static final int LONGEST_COMPARED = 50;

    /** Shorter sounds are like anything. */
    private static final int LEAST_COMPARED = 6;

    private static final int KEPT = LAGS + STEP * (LONGEST_COMPARED + EchoMatch.SLIP_FRAMES + 1);
    private static final int ROOM = KEPT + STEP * LONGEST_COMPARED;
    private static final float PREDICTED = 0.9f;

    /** Added to energies, so that nothing is like silence. */
    private static final float NOTHING = 1e6f;

    /** What was played; one more than is ever filled, since the last window slides one beyond. */
    private final float[] played = new float[ROOM + 1];

    /** By delay, the longest first. */
    private final float[] correlations = new float[LAGS];

    private int end = KEPT;
    private float lastPlayed;
    private float heardEnergy;
    private int compared;
    private float likeness;

    /** Takes 10 ms of 8 kHz as they were played. */
    void played(float[] samples) {
        if (end + STEP > ROOM) {
            System.arraycopy(played, end - KEPT, played, 0, KEPT);
            end = KEPT;
        }
        for (int i = 0; i < STEP; i++) {
            float sample = samples[2 * i] + samples[2 * i + 1];
            played[end + i] = sample - PREDICTED * lastPlayed;
            lastPlayed = sample;
        }
        end += STEP;
    }

    /** A sound begins; the frames that follow are compared without a gap. */
    void begin() {
        Arrays.fill(correlations, 0);
        heardEnergy = 0;
        compared = 0;
        likeness = 0;
    }

    /**
     * Compares one more frame.
     *
     * @param heard  samples at 4 kHz, the newest last
     * @param lead   frames played after the moment the frame was heard
     */
    void compare(float[] heard, int lead) {
        if (compared == LONGEST_COMPARED) {
            return;
        }
        compared++;
        int oldest = end - STEP * (lead + 1) - LAGS + 1;
        for (int i = 0; i < STEP; i++) {
            int at = heard.length - STEP + i;
            float now = heard[at] - PREDICTED * heard[at - 1];
            heardEnergy += now * now;
            // Runs over delays inside, so that the compiler vectorises.
            for (int lag = 0; lag < LAGS; lag++) {
                correlations[lag] += now * played[oldest + i + lag];
            }
        }
        if (compared >= LEAST_COMPARED) {
            likeness = best(end - STEP * (lead + compared) - LAGS + 1);
        }
    }

    /** Whether too little was compared to tell. */
    boolean isUnsure() {
        return compared < LEAST_COMPARED;
    }

    /** From 0 to 1. */
    float likeness() {
        return likeness;
    }

    private float best(int first) {
        int samples = compared * STEP;
        float energy = 0;
        for (int i = first; i < first + samples; i++) {
            energy += played[i] * played[i];
        }
        float best = 0;
        for (int lag = 0; lag < LAGS; lag++) {
            float across = correlations[lag];
            best = Math.max(best, across * across / (Math.max(0, energy) * heardEnergy + NOTHING));
            float out = played[first + lag];
            float in = played[first + lag + samples];
            energy += in * in - out * out;
        }
        return (float) Math.sqrt(Math.min(1, best));
    }
}

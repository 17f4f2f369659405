package dev.callwright.media.dsp.speech;

import java.util.Arrays;

/**
 * How periodic the last 30 ms are at the pitch of a voice, 65 to 400 Hz, by the normalised autocorrelation at 4 kHz. Owner: media
 * loop.
 */
final class Voicing {

    private static final int STEP = FrameShape.FRAME / 2;
    private static final int WINDOW = 3 * STEP;
    private static final int SHORTEST = 10;
    private static final int LONGEST = 61;
    private static final int LAGS = LONGEST - SHORTEST + 1;

    private final float[] history = new float[WINDOW + LONGEST];
    private final float[] correlations = new float[LAGS];

    /** Takes the newest frame of samples at 8 kHz. */
    void take(float[] samples) {
        System.arraycopy(history, STEP, history, 0, history.length - STEP);
        int from = samples.length - FrameShape.FRAME;
        int to = history.length - STEP;
        for (int i = 0; i < STEP; i++) {
            history[to + i] = samples[from + 2 * i] + samples[from + 2 * i + 1];
        }
    }

    /** The samples at 4 kHz; the newest 10 ms are the last 40. */
    float[] history() {
        return history;
    }

    /** From 0, no period at all, to 1. */
    float strength() {
        Arrays.fill(correlations, 0);
        for (int i = 0; i < WINDOW; i++) {
            float recent = history[LONGEST + i];
            for (int lag = 0; lag < LAGS; lag++) {
                correlations[lag] += recent * history[i + lag];
            }
        }
        float recent = energy(LONGEST);
        float older = energy(0);
        float best = 0;
        for (int i = 0; i < LAGS; i++) {
            if (correlations[i] > 0) {
                best = Math.max(best, correlations[i] * correlations[i] / (recent * older + 1));
            }
            older += history[i + WINDOW] * history[i + WINDOW] - history[i] * history[i];
        }
        return (float) Math.sqrt(Math.min(1, best));
    }

    private float energy(int from) {
        float energy = 0;
        for (int i = from; i < from + WINDOW; i++) {
            energy += history[i] * history[i];
        }
        return energy;
    }
}

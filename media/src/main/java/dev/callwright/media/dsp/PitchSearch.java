package dev.callwright.media.dsp;

import java.util.Arrays;

/**
 * Finds the pitch period of 8 kHz speech: the lag from 5 to 15 ms (66 to 200 Hz) at which the last 20 ms look most like
 * what came before them. A higher voice or tone is found at a multiple of its period, which serves as well.
 *
 * <p>The comparison is the correlation divided by the root of the older part's energy, so that a loud moment does not win
 * over a similar one. Owner: media loop.
 */
final class PitchSearch {

    static final int SHORTEST = 40;
    static final int LONGEST = 120;

    /** Samples compared. */
    private static final int WINDOW = 160;

    /** Samples of history a search needs. */
    static final int SPAN = WINDOW + LONGEST;

    private static final int LAGS = LONGEST - SHORTEST + 1;

    /** By lag, the longest first: as the older window slides forward in time. */
    private final float[] correlations = new float[LAGS];

    /** The period in samples; the longest if nothing is similar, since that buzzes least. */
    int period(float[] history) {
        correlate(history);
        int best = LONGEST;
        double bestScore = 0;
        double energy = energy(history);
        for (int i = 0; i < LAGS; i++) {
            double score = energy > 0 ? correlations[i] / Math.sqrt(energy) : 0;
            // A tie goes to the later, shorter lag: the most recent sound.
            if (score > 0 && score >= bestScore) {
                bestScore = score;
                best = LONGEST - i;
            }
            energy += square(history[i + WINDOW]) - square(history[i]);
        }
        return best;
    }

    /** Runs over lags inside, so that the compiler vectorises. */
    private void correlate(float[] history) {
        Arrays.fill(correlations, 0);
        for (int i = 0; i < WINDOW; i++) {
            float recent = history[LONGEST + i];
            for (int lag = 0; lag < LAGS; lag++) {
                correlations[lag] += recent * history[i + lag];
            }
        }
    }

    /** Energy of the oldest window; squares of 16-bit integers add up exactly, so it may be updated without drift. */
    private static double energy(float[] history) {
        double energy = 0;
        for (int i = 0; i < WINDOW; i++) {
            energy += square(history[i]);
        }
        return energy;
    }

    private static double square(float sample) {
        return (double) sample * sample;
    }
}

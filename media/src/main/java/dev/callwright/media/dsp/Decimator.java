package dev.callwright.media.dsp;

import java.util.Arrays;

/**
 * One sample out for three in; a group of three that is not complete waits for the next call.
 *
 * <pre>
 *                                  +-- phase 0 -- delay --------+
 *   in 24 kHz -- de-interleave ----+-- phase 1 -- convolution --+-- add, divide by three --> out 8 kHz
 *                                  +-- phase 2 -- convolution --+
 * </pre>
 *
 * Owner: media loop.
 */
final class Decimator implements RateChange {

    private static final int PHASES = 3;

    private final int history;
    private final float[][] phases;
    private final float[] sum = new float[BLOCK];
    private final Convolution phaseOne;
    private final Convolution phaseTwo;

    /** Samples of an unfinished group, 0 to 2; they stand behind the history. */
    private int waiting;

    Decimator(int taps) {
        float[] newestFirst = ThirdBandFilter.phaseOne(taps);
        history = taps;
        phases = new float[PHASES][history + BLOCK];
        // Read backwards in time, a sample of phase 2 stands one step before a sample of phase 0: the roles cross over.
        phaseOne = new Convolution(newestFirst, BLOCK);
        phaseTwo = new Convolution(ThirdBandFilter.reversed(newestFirst), BLOCK);
    }

    @Override
    public int process(short[] pcm, int offset, int length, short[] out, int outOffset) {
        int written = 0;
        for (int done = 0; done < length; ) {
            int block = Math.min(PHASES * BLOCK - waiting, length - done);
            deinterleave(pcm, offset + done, block);
            int groups = (waiting + block) / PHASES;
            convolve(groups);
            store(groups, out, outOffset + written);
            waiting = (waiting + block) % PHASES;
            forget(groups);
            written += groups;
            done += block;
        }
        return written;
    }

    private void deinterleave(short[] pcm, int offset, int block) {
        for (int i = 0; i < PHASES; i++) {
            int at = waiting + i;
            float[] phase = phases[at % PHASES];
            int to = history + at / PHASES;
            for (int from = i; from < block; from += PHASES) {
                phase[to++] = pcm[offset + from];
            }
        }
    }

    private void convolve(int groups) {
        System.arraycopy(phases[0], history / 2, sum, 0, groups);
        phaseOne.addTo(sum, groups, phases[1], 0);
        phaseTwo.addTo(sum, groups, phases[2], 0);
    }

    private void store(int groups, short[] out, int outOffset) {
        for (int i = 0; i < groups; i++) {
            out[outOffset + i] = Pcm16.round(sum[i] * (1f / PHASES));
        }
    }

    /** Moves the history and, behind it, the unfinished group to the front. */
    private void forget(int groups) {
        for (float[] phase : phases) {
            System.arraycopy(phase, groups, phase, 0, Math.min(history + 1, phase.length - groups));
        }
    }

    @Override
    public void reset() {
        waiting = 0;
        for (float[] phase : phases) {
            Arrays.fill(phase, 0);
        }
    }
}

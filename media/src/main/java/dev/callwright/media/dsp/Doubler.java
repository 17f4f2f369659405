package dev.callwright.media.dsp;

import java.util.Arrays;

/**
 * Two samples out for one in.
 *
 * <pre>
 *   in 8 kHz --+-- delay -------- phase 0 --+
 *              +-- convolution -- phase 1 --+-- interleave --> out 16 kHz
 * </pre>
 *
 * Owner: media loop.
 */
final class Doubler implements RateChange {

    private final int history;
    private final float[] in;
    private final float[] between = new float[BLOCK];
    private final Convolution phaseOne;

    Doubler(int taps) {
        history = taps - 1;
        in = new float[history + BLOCK];
        phaseOne = new Convolution(ThirdBandFilter.phaseOne(taps, 2), BLOCK);
    }

    @Override
    public int process(short[] pcm, int offset, int length, short[] out, int outOffset) {
        for (int done = 0; done < length; done += BLOCK) {
            int block = Math.min(BLOCK, length - done);
            for (int i = 0; i < block; i++) {
                in[history + i] = pcm[offset + done + i];
            }
            Arrays.fill(between, 0, block, 0);
            phaseOne.addTo(between, block, in, 0);
            interleave(block, out, outOffset + 2 * done);
            System.arraycopy(in, block, in, 0, history);
        }
        return 2 * length;
    }

    private void interleave(int block, short[] out, int outOffset) {
        int middle = history / 2;
        for (int i = 0; i < block; i++) {
            out[outOffset + 2 * i] = (short) in[middle + i];
            out[outOffset + 2 * i + 1] = Pcm16.round(between[i]);
        }
    }

    @Override
    public void reset() {
        Arrays.fill(in, 0);
    }
}

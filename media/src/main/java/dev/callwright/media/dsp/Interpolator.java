package dev.callwright.media.dsp;

import java.util.Arrays;

/**
 * Three samples out for one in.
 *
 * <pre>
 *   in 8 kHz --+-- delay -------- phase 0 --+
 *              +-- convolution -- phase 1 --+-- interleave --> out 24 kHz
 *              +-- convolution -- phase 2 --+
 * </pre>
 *
 * Owner: media loop.
 */
final class Interpolator implements RateChange {

    private final int history;
    private final float[] in;
    private final float[] one = new float[BLOCK];
    private final float[] two = new float[BLOCK];
    private final Convolution phaseOne;
    private final Convolution phaseTwo;

    Interpolator(int taps) {
        float[] newestFirst = ThirdBandFilter.phaseOne(taps);
        history = taps - 1;
        in = new float[history + BLOCK];
        phaseOne = new Convolution(ThirdBandFilter.reversed(newestFirst), BLOCK);
        phaseTwo = new Convolution(newestFirst, BLOCK);
    }

    @Override
    public int process(short[] pcm, int offset, int length, short[] out, int outOffset) {
        for (int done = 0; done < length; done += BLOCK) {
            int block = Math.min(BLOCK, length - done);
            load(pcm, offset + done, block);
            convolve(block);
            interleave(block, out, outOffset + 3 * done);
            System.arraycopy(in, block, in, 0, history);
        }
        return 3 * length;
    }

    private void load(short[] pcm, int offset, int block) {
        for (int i = 0; i < block; i++) {
            in[history + i] = pcm[offset + i];
        }
    }

    private void convolve(int block) {
        Arrays.fill(one, 0, block, 0);
        Arrays.fill(two, 0, block, 0);
        phaseOne.addTo(one, block, in, 0);
        phaseTwo.addTo(two, block, in, 0);
    }

    private void interleave(int block, short[] out, int outOffset) {
        int middle = history / 2;
        for (int i = 0; i < block; i++) {
            out[outOffset + 3 * i] = (short) in[middle + i];
            out[outOffset + 3 * i + 1] = Pcm16.round(one[i]);
            out[outOffset + 3 * i + 2] = Pcm16.round(two[i]);
        }
    }

    @Override
    public void reset() {
        Arrays.fill(in, 0);
    }
}

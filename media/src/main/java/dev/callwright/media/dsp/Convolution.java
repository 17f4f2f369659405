package dev.callwright.media.dsp;

/**
 * Adds a convolution to a block of samples: {@code sum[i] += taps[0] * in[i] + taps[1] * in[i + 1] + ...}
 *
 * <p>Runs over samples inside and over taps outside, the order the compiler turns into vector instructions. The shifted
 * inputs are copied first, so that all arrays in the loop share one index: with an index that differs the compiler must
 * reckon with overlap, and was measured to be twice as slow. Owner: media loop.
 */
final class Convolution {

    private static final int TAPS_AT_ONCE = 4;

    private final float[] taps;
    private final float[][] shifted;

    Convolution(float[] taps, int longestBlock) {
        this.taps = taps;
        this.shifted = new float[TAPS_AT_ONCE][longestBlock];
    }

    /** Reads {@code in} from {@code from} to {@code from + length + taps - 1}, exclusive. */
    void addTo(float[] sum, int length, float[] in, int from) {
        for (int tap = 0; tap < taps.length; tap += TAPS_AT_ONCE) {
            for (int i = 0; i < TAPS_AT_ONCE; i++) {
                System.arraycopy(in, from + tap + i, shifted[i], 0, length);
            }
            addFour(sum, length, tap);
        }
    }

    private void addFour(float[] sum, int length, int tap) {
        float[] a = shifted[0];
        float[] b = shifted[1];
        float[] c = shifted[2];
        float[] d = shifted[3];
        float ta = taps[tap];
        float tb = taps[tap + 1];
        float tc = taps[tap + 2];
        float td = taps[tap + 3];
        for (int i = 0; i < length; i++) {
            sum[i] += (ta * a[i] + tb * b[i]) + (tc * c[i] + td * d[i]);
        }
    }
}

package dev.callwright.agent.interop;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How alike two recordings are: normalised cross-correlation at the best alignment. */
final class Correlation {

    /** The best alignment: the value (1.0 for the same waveform) and where in the recording the reference begins. */
    record Match(double value, int offset) {}

    private static final int PIECE = 4000;

    private Correlation() {}

    /** Looks for a reference inside a longer recording. */
    static Match find(short[] reference, short[] recording) {
        int size = Integer.highestOneBit(reference.length + recording.length) * 2;
        double[] a = new double[2 * size];
        double[] b = new double[2 * size];
        for (int i = 0; i < reference.length; i++) {
            a[2 * i] = reference[i];
        }
        for (int i = 0; i < recording.length; i++) {
            b[2 * i] = recording[i];
        }
        transform(a, false);
        transform(b, false);
        for (int i = 0; i < size; i++) {
            double re = b[2 * i] * a[2 * i] + b[2 * i + 1] * a[2 * i + 1];
            double im = b[2 * i + 1] * a[2 * i] - b[2 * i] * a[2 * i + 1];
            b[2 * i] = re;
            b[2 * i + 1] = im;
        }
        transform(b, true);
        return best(b, size, reference, recording);
    }

    /**
     * The median over the half seconds of a reference, each at its own place: a slip of one slot, here or in the phone, costs one
     * of them and not the whole.
     */
    static double ofPieces(short[] reference, short[] recording) {
        double[] values = IntStream.range(0, reference.length / PIECE)
                .mapToObj(number -> Arrays.copyOfRange(reference, number * PIECE, (number + 1) * PIECE))
                .mapToDouble(piece -> find(piece, recording).value())
                .sorted()
                .toArray();
        return values[values.length / 2];
    }

    private static Match best(double[] products, int size, short[] reference, short[] recording) {
        double[] energy = new double[recording.length + 1];
        for (int i = 0; i < recording.length; i++) {
            energy[i + 1] = energy[i] + (double) recording[i] * recording[i];
        }
        double own = 0;
        for (short sample : reference) {
            own += (double) sample * sample;
        }
        Match best = new Match(0, 0);
        for (int offset = 0; offset + reference.length <= recording.length; offset++) {
            double there = energy[offset + reference.length] - energy[offset];
            double value = products[2 * offset] / size / Math.sqrt(own * there + 1);
            if (value > best.value) {
                best = new Match(value, offset);
            }
        }
        return best;
    }

    /** Radix-2 Fourier transform in place, real and imaginary parts interleaved; the inverse is not scaled. */
    private static void transform(double[] x, boolean inverse) {
        int n = x.length / 2;
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(x, i, j);
            }
        }
        for (int length = 2; length <= n; length <<= 1) {
            butterflies(x, n, length, (inverse ? 2 : -2) * Math.PI / length);
        }
    }

    private static void butterflies(double[] x, int n, int length, double angle) {
        for (int start = 0; start < n; start += length) {
            for (int k = 0; k < length / 2; k++) {
                double cos = Math.cos(angle * k);
                double sin = Math.sin(angle * k);
                int p = 2 * (start + k);
                int q = 2 * (start + k + length / 2);
                double re = x[q] * cos - x[q + 1] * sin;
                double im = x[q] * sin + x[q + 1] * cos;
                x[q] = x[p] - re;
                x[q + 1] = x[p + 1] - im;
                x[p] += re;
                x[p + 1] += im;
            }
        }
    }

    private static void swap(double[] x, int i, int j) {
        for (int part = 0; part < 2; part++) {
            double kept = x[2 * i + part];
            x[2 * i + part] = x[2 * j + part];
            x[2 * j + part] = kept;
        }
    }
}

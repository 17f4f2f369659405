package dev.callwright.agent.simulator.speech;

import java.util.Arrays;

/** How far apart two shapes of speech are if time may stretch a little: dynamic time warping within a band. Stateless. */
final class Warp {

    private static final int BAND = 60;
    private static final double UNEQUAL_LENGTH = 1.5;

    private Warp() {}

    /** Mean difference along the best way through both; as large as can be for lengths that do not go together. */
    static double distance(double[] a, double[] b) {
        int longer = Math.max(a.length, b.length);
        int shorter = Math.min(a.length, b.length);
        if (shorter == 0 || longer > UNEQUAL_LENGTH * shorter) {
            return Double.MAX_VALUE;
        }
        int band = BAND + longer - shorter;
        double[] before = new double[b.length + 1];
        double[] row = new double[b.length + 1];
        Arrays.fill(before, Double.POSITIVE_INFINITY);
        before[0] = 0;
        for (int i = 1; i <= a.length; i++) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
            for (int j = Math.max(1, i - band); j <= Math.min(b.length, i + band); j++) {
                row[j] = Math.abs(a[i - 1] - b[j - 1]) + Math.min(before[j - 1], Math.min(before[j], row[j - 1]));
            }
            double[] free = before;
            before = row;
            row = free;
        }
        return before[b.length] / longer;
    }
}

package dev.callwright.agent.phone;

/**
 * Audio as columns of a picture: for each the lowest and the highest sample, and the root of the mean square. Immutable.
 */
final class Waveform {

    private final short[] low;
    private final short[] high;
    private final short[] level;

    Waveform(short[] samples, int columns) {
        low = new short[columns];
        high = new short[columns];
        level = new short[columns];
        for (int column = 0; column < columns; column++) {
            var from = (int) ((long) samples.length * column / columns);
            var to = (int) ((long) samples.length * (column + 1) / columns);
            measure(samples, column, from, to);
        }
    }

    private void measure(short[] samples, int column, int from, int to) {
        long squares = 0;
        for (int i = from; i < to; i++) {
            low[column] = (short) Math.min(low[column], samples[i]);
            high[column] = (short) Math.max(high[column], samples[i]);
            squares += (long) samples[i] * samples[i];
        }
        level[column] = to == from ? 0 : (short) Math.sqrt((double) squares / (to - from));
    }

    int columns() {
        return low.length;
    }

    /** Lowest sample, 0 or less. */
    int low(int column) {
        return low[column];
    }

    /** Highest sample, 0 or more. */
    int high(int column) {
        return high[column];
    }

    int level(int column) {
        return level[column];
    }

    /** Distance of the furthest sample from silence. */
    int peak() {
        int peak = 0;
        for (int column = 0; column < low.length; column++) {
            peak = Math.max(peak, Math.max(high[column], -low[column]));
        }
        return peak;
    }
}

package dev.callwright.agent.phone;

import java.util.Arrays;
import java.util.OptionalInt;

/** Finds a row for each label so that none covers another. Labels come from left to right. Owner: who draws. */
final class LabelRows {

    private static final int GAP = 6;

    private final int[] ends;

    LabelRows(int rows) {
        ends = new int[rows];
        Arrays.fill(ends, Integer.MIN_VALUE);
    }

    /** The lowest number of a row that is free from here on, or nothing if all are taken. */
    OptionalInt place(int from, int width) {
        for (int row = 0; row < ends.length; row++) {
            if (ends[row] <= from) {
                ends[row] = from + width + GAP;
                return OptionalInt.of(row);
            }
        }
        return OptionalInt.empty();
    }
}

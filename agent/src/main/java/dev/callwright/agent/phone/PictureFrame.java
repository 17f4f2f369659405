package dev.callwright.agent.phone;

/**
 * Where things are in a picture of a call, in pixels: a band of labels, the caller's lane, the agent's lane, the axis.
 * Immutable.
 *
 * @param seconds  length of the call
 */
record PictureFrame(double seconds) {

    static final int WIDTH = 1600;
    static final int HEIGHT = 600;
    static final int LEFT = 84;
    static final int RIGHT = WIDTH - 28;
    static final int LABELS_TOP = 8;
    static final int LABEL_ROW = 22;
    static final int LABEL_ROWS = 4;
    static final int LANES_TOP = LABELS_TOP + LABEL_ROWS * LABEL_ROW + 4;
    static final int LANES_BOTTOM = HEIGHT - 46;
    static final int LANE_GAP = 10;
    static final int LANE_HEIGHT = (LANES_BOTTOM - LANES_TOP - LANE_GAP) / 2;
    static final int AGENT_TOP = LANES_TOP + LANE_HEIGHT + LANE_GAP;

    private static final double[] STEPS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60};
    private static final int MOST_STEPS = 20;

    static int columns() {
        return RIGHT - LEFT;
    }

    /** Where a moment is; moments outside the call are at its edges. */
    int x(double moment) {
        return LEFT + (int) Math.round(Math.clamp(moment / seconds, 0.0, 1.0) * columns());
    }

    static int laneTop(CallPicture.Side side) {
        return switch (side) {
            case CALLER -> LANES_TOP;
            case AGENT -> AGENT_TOP;
        };
    }

    /** Seconds between two figures of the axis: round, and few enough to be read. */
    double step() {
        for (var step : STEPS) {
            if (seconds / step <= MOST_STEPS) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }
}

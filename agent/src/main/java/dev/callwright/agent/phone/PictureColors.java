package dev.callwright.agent.phone;

import java.awt.Color;

/** The colours of a picture: blue for the caller, orange for the agent, red for what was cut off. Immutable. */
final class PictureColors {

    static final Color PAPER = new Color(0xF4F5F7);
    static final Color LANE = Color.WHITE;
    static final Color GRID = new Color(0xEEF0F3);
    static final Color ON_LABEL = Color.WHITE;
    static final Color AXIS = new Color(0x6B7280);

    private static final Color CALLER = new Color(0x2563A8);
    private static final Color AGENT = new Color(0xC2620E);
    private static final Color CALL = new Color(0x4B5563);
    private static final Color INTERRUPTED = new Color(0xC81E3A);
    private static final Color DIGIT = new Color(0x7C3AAE);

    private PictureColors() {}

    static Color of(CallPicture.Side side) {
        return switch (side) {
            case CALLER -> CALLER;
            case AGENT -> AGENT;
        };
    }

    static Color of(CallPicture.Kind kind) {
        return switch (kind) {
            case CALL -> CALL;
            case CALLER -> CALLER;
            case AGENT -> AGENT;
            case INTERRUPTED -> INTERRUPTED;
            case DIGIT -> DIGIT;
        };
    }

    /** For a surface behind a waveform. */
    static Color faint(Color color) {
        return withAlpha(color, 26);
    }

    /** For the peaks of a waveform behind its level. */
    static Color half(Color color) {
        return withAlpha(color, 110);
    }

    private static Color withAlpha(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }
}

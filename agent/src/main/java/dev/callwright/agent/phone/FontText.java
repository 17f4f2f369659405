package dev.callwright.agent.phone;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** Text in a font of the machine. Owner: who draws. */
final class FontText implements PictureText {

    private static final int SIZE = 12;

    private final Graphics2D ink;
    private final FontMetrics metrics;

    FontText(Graphics2D ink) {
        this.ink = ink;
        ink.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        ink.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, SIZE));
        metrics = ink.getFontMetrics();
    }

    @Override
    public int width(String text) {
        return metrics.stringWidth(text);
    }

    @Override
    public void left(String text, int x, int baseline) {
        ink.drawString(text, x, baseline);
    }
}

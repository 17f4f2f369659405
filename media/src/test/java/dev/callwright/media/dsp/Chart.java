package dev.callwright.media.dsp;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** One pair of axes, frequency in kHz to the right and level in dB upwards, on a larger picture. */
final class Chart {

    private static final Color GRID = new Color(0xDD, 0xDD, 0xDD);
    private static final Color LIMIT = new Color(0xCC, 0x22, 0x22);
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);

    /** A value axis: from, to, and a labelled line every so often. */
    record Axis(double from, double to, double step, String label) {

        double share(double value) {
            return (value - from) / (to - from);
        }
    }

    private final Graphics2D g;
    private final Axis x;
    private final Axis y;
    private final int left;
    private final int top;
    private final int width;
    private final int height;

    Chart(Graphics2D g, int top, int height, Axis x, Axis y) {
        this.g = g;
        this.x = x;
        this.y = y;
        this.left = 90;
        this.top = top;
        this.width = 1070;
        this.height = height;
    }

    void axes(String title) {
        g.setFont(TITLE);
        g.setColor(Color.BLACK);
        g.drawString(title, left, top - 14);
        g.setFont(SMALL);
        g.setStroke(new BasicStroke(1));
        for (double at = x.from; at <= x.to + 1e-9; at += x.step) {
            grid(at, y.from, at, y.to);
            centred(number(at), px(at), top + height + 20);
        }
        for (double at = y.from; at <= y.to + 1e-9; at += y.step) {
            grid(x.from, at, x.to, at);
            String label = number(at);
            g.drawString(label, left - 8 - g.getFontMetrics().stringWidth(label), (float) py(at) + 5);
        }
        g.setColor(Color.DARK_GRAY);
        g.drawRect(left, top, width, height);
        centred(x.label, left + width / 2.0, top + height + 42);
        g.rotate(-Math.PI / 2);
        centred(y.label, -(top + height / 2.0), 26);
        g.rotate(Math.PI / 2);
    }

    /** Draws what is inside the axes; where the level is not a number the line is interrupted. */
    void curve(double[] hertz, double[] decibels, Color color, float... dashes) {
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        for (int i = 0; i < hertz.length; i++) {
            if (Double.isNaN(decibels[i])) {
                drawing = false;
            } else if (drawing) {
                path.lineTo(px(hertz[i] / 1000), py(decibels[i]));
            } else {
                path.moveTo(px(hertz[i] / 1000), py(decibels[i]));
                drawing = true;
            }
        }
        g.setColor(color);
        g.setStroke(
                dashes.length == 0
                        ? new BasicStroke(2)
                        : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
        g.setClip(left, top, width, height);
        g.draw(path);
        g.setClip(null);
    }

    /** A limit, from one frequency to another. */
    void limit(double fromKilohertz, double toKilohertz, double decibels) {
        g.setColor(LIMIT);
        g.setStroke(new BasicStroke(3));
        g.draw(new Line2D.Double(px(fromKilohertz), py(decibels), px(toKilohertz), py(decibels)));
    }

    void legend(int line, String text, Color color) {
        int at = top + 24 + 24 * line;
        g.setColor(color);
        g.setStroke(new BasicStroke(3));
        g.drawLine(left + width - 390, at - 5, left + width - 350, at - 5);
        g.setColor(Color.BLACK);
        g.setFont(SMALL);
        g.drawString(text, left + width - 340, at);
    }

    void limitLegend(int line) {
        legend(line, "required", LIMIT);
    }

    private void grid(double x1, double y1, double x2, double y2) {
        g.setColor(GRID);
        g.draw(new Line2D.Double(px(x1), py(y1), px(x2), py(y2)));
        g.setColor(Color.BLACK);
    }

    private void centred(String text, double at, double baseline) {
        g.drawString(text, (float) (at - g.getFontMetrics().stringWidth(text) / 2.0), (float) baseline);
    }

    private double px(double value) {
        return left + width * x.share(value);
    }

    private double py(double value) {
        return top + height * (1 - y.share(value));
    }

    private static String number(double value) {
        // Rounded first, because a sum of steps may miss zero by a little and print as minus zero.
        double tenths = Math.rint(10 * value) + 0.0;
        return tenths % 10 == 0 ? "%.0f".formatted(tenths / 10) : "%.1f".formatted(tenths / 10);
    }
}

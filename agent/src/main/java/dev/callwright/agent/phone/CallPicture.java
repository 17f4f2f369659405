package dev.callwright.agent.phone;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.imageio.ImageIO;

/**
 * A picture of a call: what the caller said above, what the agent said below, on one axis of seconds, with shaded spans
 * and marked moments.
 *
 * <pre>
 *           [answered]      [interrupted at 9.1 s]
 *   caller  ____|__/\/\/\_____|__/\/\____
 *   agent   ____|__________/\/|__________
 *           0    2    4    6    8    10
 * </pre>
 *
 * <p>Owner: the thread that draws.
 */
public final class CallPicture {

    /** Quieter calls are not blown up beyond this peak, so that silence looks silent. */
    private static final int SMALLEST_PEAK = 6_000;

    private static final BasicStroke MARK_LINE =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {5f, 4f}, 0f);

    private final PictureFrame frame;
    private final Graphics2D ink;
    private final PictureText text;

    private CallPicture(PictureFrame frame, Graphics2D ink, PictureText text) {
        this.frame = frame;
        this.ink = ink;
        this.text = text;
    }

    /**
     * Writes the picture as PNG, 1600 by 600.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(StereoAudio audio, List<Mark> marks, List<Span> spans, Path output) throws IOException {
        if (!ImageIO.write(draw(audio, marks, spans, PictureText::on), "png", output.toFile())) {
            throw new IOException("this Java cannot write PNG");
        }
    }

    static BufferedImage draw(
            StereoAudio audio, List<Mark> marks, List<Span> spans, Function<Graphics2D, PictureText> text) {
        var image = new BufferedImage(PictureFrame.WIDTH, PictureFrame.HEIGHT, BufferedImage.TYPE_INT_RGB);
        var ink = image.createGraphics();
        try {
            ink.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            ink.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            var frame = new PictureFrame(Math.max(audio.seconds(), 0.001));
            new CallPicture(frame, ink, text.apply(ink)).draw(audio, marks, spans);
        } finally {
            ink.dispose();
        }
        return image;
    }

    private void draw(StereoAudio audio, List<Mark> marks, List<Span> spans) {
        ink.setColor(PictureColors.PAPER);
        ink.fillRect(0, 0, PictureFrame.WIDTH, PictureFrame.HEIGHT);
        for (var side : Side.values()) {
            lane(side);
            grid(side);
        }
        spans.forEach(this::span);
        var caller = new Waveform(audio.caller(), PictureFrame.columns());
        var agent = new Waveform(audio.agent(), PictureFrame.columns());
        var peak = Math.max(SMALLEST_PEAK, Math.max(caller.peak(), agent.peak()));
        wave(caller, Side.CALLER, peak);
        wave(agent, Side.AGENT, peak);
        axis();
        marks(marks);
    }

    private void lane(Side side) {
        var top = PictureFrame.laneTop(side);
        ink.setColor(PictureColors.LANE);
        ink.fillRect(PictureFrame.LEFT, top, PictureFrame.columns(), PictureFrame.LANE_HEIGHT);
        ink.setColor(PictureColors.of(side));
        text.right(side.name().toLowerCase(Locale.ROOT), PictureFrame.LEFT - 14, middle(side) + 4);
    }

    private void grid(Side side) {
        var top = PictureFrame.laneTop(side);
        ink.setColor(PictureColors.GRID);
        for (var at = frame.step(); at < frame.seconds(); at += frame.step()) {
            ink.fillRect(frame.x(at), top, 1, PictureFrame.LANE_HEIGHT);
        }
    }

    private void span(Span span) {
        var from = frame.x(span.fromSeconds());
        var width = Math.max(1, frame.x(span.toSeconds()) - from);
        var top = PictureFrame.laneTop(span.side());
        var color = PictureColors.of(span.kind());
        ink.setColor(PictureColors.faint(color));
        ink.fillRect(from, top, width, PictureFrame.LANE_HEIGHT);
        ink.setColor(color);
        ink.fillRect(from, top + PictureFrame.LANE_HEIGHT - 3, width, 3);
        if (text.width(span.label()) + 12 <= width) {
            text.left(span.label(), from + 6, top + PictureFrame.LANE_HEIGHT - 10);
        }
    }

    private void wave(Waveform wave, Side side, int peak) {
        var middle = middle(side);
        var scale = (PictureFrame.LANE_HEIGHT / 2 - 24) / (double) peak;
        var color = PictureColors.of(side);
        ink.setColor(PictureColors.half(color));
        ink.fillRect(PictureFrame.LEFT, middle, PictureFrame.columns(), 1);
        for (int column = 0; column < wave.columns(); column++) {
            var x = PictureFrame.LEFT + column;
            ink.setColor(PictureColors.half(color));
            bar(x, middle - wave.high(column) * scale, middle - wave.low(column) * scale);
            ink.setColor(color);
            bar(x, middle - wave.level(column) * scale, middle + wave.level(column) * scale);
        }
    }

    private void bar(int x, double from, double to) {
        var top = (int) Math.round(from);
        var height = (int) Math.round(to) - top;
        if (height > 0) {
            ink.fillRect(x, top, 1, height);
        }
    }

    private void axis() {
        var step = frame.step();
        var format = step < 1 ? "%.1f" : "%.0f";
        for (int i = 0; i * step <= frame.seconds(); i++) {
            var x = frame.x(i * step);
            ink.setColor(PictureColors.AXIS);
            ink.fillRect(x, PictureFrame.LANES_BOTTOM, 1, 6);
            text.center(String.format(Locale.ROOT, format, i * step) + (i == 0 ? " s" : ""), x, axisBaseline());
        }
    }

    private static int axisBaseline() {
        return PictureFrame.LANES_BOTTOM + 24;
    }

    private void marks(List<Mark> marks) {
        var rows = new LabelRows(PictureFrame.LABEL_ROWS);
        var labels = marks.stream()
                .sorted(Comparator.comparingDouble(Mark::seconds))
                .map(mark -> place(mark, rows))
                .toList();
        // All lines first: a label hides the lines that pass behind it.
        labels.forEach(this::line);
        labels.stream().filter(Label::isShown).forEach(this::label);
    }

    /** The lowest row that is free; a mark for which there is none keeps its line and loses its label. */
    private Label place(Mark mark, LabelRows rows) {
        var x = frame.x(mark.seconds());
        var width = text.width(mark.label()) + 12;
        var left = Math.min(x, PictureFrame.RIGHT - width);
        return rows.place(left, width).stream()
                .mapToObj(row -> new Label(mark, x, left, labelTop(row), width))
                .findFirst()
                .orElse(new Label(mark, x, left, PictureFrame.LANES_TOP, 0));
    }

    private void line(Label label) {
        ink.setColor(PictureColors.of(label.mark().kind()));
        ink.setStroke(MARK_LINE);
        var x = label.x() + 0.5;
        ink.draw(new Line2D.Double(x, label.top(), x, PictureFrame.LANES_BOTTOM));
    }

    private void label(Label label) {
        ink.setColor(PictureColors.of(label.mark().kind()));
        ink.fillRoundRect(label.left(), label.top(), label.width(), PictureFrame.LABEL_ROW - 4, 6, 6);
        ink.setColor(PictureColors.ON_LABEL);
        text.left(label.mark().label(), label.left() + 6, label.top() + 13);
    }

    private static int labelTop(int row) {
        return PictureFrame.LANES_TOP - 4 - (row + 1) * PictureFrame.LABEL_ROW;
    }

    private static int middle(Side side) {
        return PictureFrame.laneTop(side) + PictureFrame.LANE_HEIGHT / 2;
    }

    /** Where a mark is drawn; a width of nothing is a label that found no room. */
    private record Label(Mark mark, int x, int left, int top, int width) {
        boolean isShown() {
            return width > 0;
        }
    }

    /** Whose lane. */
    public enum Side {
        CALLER,
        AGENT
    }

    /** What a mark or a span is about; it decides the colour. */
    public enum Kind {
        /** The call itself: ringing, answered, hang-up. */
        CALL,
        CALLER,
        AGENT,
        INTERRUPTED,
        DIGIT
    }

    /** A moment of the call with a short label. */
    public record Mark(double seconds, String label, Kind kind) {}

    /** A stretch of one lane; the label is shown where it fits. */
    public record Span(double fromSeconds, double toSeconds, Side side, String label, Kind kind) {}
}

package dev.callwright.agent.store.show;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligns columns of plain text for a terminal. Cells come from the network: what would move the cursor or turn the
 * writing direction is taken out, and wide characters count as two columns.
 *
 * <p>Owner: the thread that fills it.
 */
final class TextGrid {

    private static final String GAP = "  ";

    /** East Asian scripts, their full-width forms, and pictographs. */
    private static final List<Range> WIDE = List.of(
            new Range(0x1100, 0x115F),
            new Range(0x2E80, 0xA4CF),
            new Range(0xAC00, 0xD7A3),
            new Range(0xF900, 0xFAFF),
            new Range(0xFE30, 0xFE6F),
            new Range(0xFF00, 0xFF60),
            new Range(0xFFE0, 0xFFE6),
            new Range(0x1F300, 0x1FAFF),
            new Range(0x20000, 0x3FFFD));

    private final List<Align> columns;
    private final List<List<String>> rows = new ArrayList<>();

    TextGrid(Align... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row; the last cell is never padded. */
    void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("expected " + columns.size() + " cells, not " + cells.length);
        }
        rows.add(List.of(cells).stream().map(TextGrid::printable).toList());
    }

    /** All rows, each with this in front and a line end behind. */
    String render(String indent) {
        var widths = new int[columns.size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        var text = new StringBuilder();
        for (var row : rows) {
            text.append((indent + line(row, widths)).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var cell = row.get(i);
            var padding = " ".repeat(widths[i] - width(cell));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i) == Align.LEFT ? cell + padding : padding + cell);
        }
        return line.toString();
    }

    static String printable(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> clean.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> {}
                default -> clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    private static int width(String text) {
        return text.codePoints().map(TextGrid::width).sum();
    }

    private static int width(int c) {
        var type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return WIDE.stream().anyMatch(range -> range.contains(c));
    }

    /** Code points from one to another, both included. */
    private record Range(int from, int to) {
        boolean contains(int c) {
            return c >= from && c <= to;
        }
    }

    /** Where a cell stands in its column. */
    enum Align {
        LEFT,
        RIGHT
    }
}

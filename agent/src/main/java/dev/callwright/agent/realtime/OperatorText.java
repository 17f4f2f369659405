package dev.callwright.agent.realtime;

import java.util.regex.Pattern;

/** Text of a stranger made fit for a log line: one line, bounded, without control characters. */
public final class OperatorText {

    static final int MAX_LENGTH = 200;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    private OperatorText() {}

    public static String clean(String text) {
        return clean(text, MAX_LENGTH);
    }

    public static String clean(String text, int maxLength) {
        // Cut before matching as well, so that the cost is bounded by us and not by the sender.
        String cut = text.length() > 2 * maxLength ? text.substring(0, 2 * maxLength) : text;
        String line = UNPRINTABLE.matcher(cut).replaceAll(" ").strip();
        return line.length() > maxLength ? line.substring(0, maxLength - 1) + "…" : line;
    }
}

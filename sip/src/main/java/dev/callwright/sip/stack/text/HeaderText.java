package dev.callwright.sip.stack.text;

import java.util.ArrayList;
import java.util.List;

/** Takes header values apart as a peer wrote them, where the stack's own parsers refuse more than we may. Pure. */
final class HeaderText {

    private HeaderText() {}

    /**
     * The parts between these separators, stripped, empty ones left out. A separator in a quoted string or between angle brackets
     * separates nothing; a backslash takes the next character out of the quoted string's grammar (RFC 3261 §25.1).
     *
     * @param most  parts after this many are dropped
     */
    static List<String> split(String value, char separator, int most) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from <= value.length() && parts.size() < most) {
            int end = end(value, from, separator);
            String part = value.substring(from, end).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            from = end + 1;
        }
        return parts;
    }

    private static int end(String value, int from, char separator) {
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"' && !bracketed) {
                quoted = !quoted;
            } else if (!quoted && (c == '<' || c == '>')) {
                bracketed = c == '<';
            } else if (!quoted && !bracketed && c == separator) {
                return i;
            }
        }
        return value.length();
    }

    /** What a quoted string says; anything else as it stands. */
    static String unquote(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || !text.endsWith("\"")) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() - 1) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    /** As a quoted string. */
    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

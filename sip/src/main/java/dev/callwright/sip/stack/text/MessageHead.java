package dev.callwright.sip.stack.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The text of a message before its body, for what the stack's parser reads too kindly. Pure.
 *
 * @param firstLine  request or status line
 * @param headers    headers in order, unfolded, names in lower case and never compact
 * @param bodyStart  offset of the body; the length of the message when there is none
 */
public record MessageHead(String firstLine, List<Line> headers, int bodyStart) {

    /** Far more than a message of the largest size we read needs; the rest is left to the parser. */
    private static final int MOST_LINES = 1_000;

    private static final Map<String, String> LONG_FORMS = Map.of(
            "v",
            "via",
            "f",
            "from",
            "t",
            "to",
            "i",
            "call-id",
            "m",
            "contact",
            "l",
            "content-length",
            "c",
            "content-type");

    /** One header. */
    record Line(String name, String value) {}

    public static MessageHead of(byte[] message) {
        int start = 0;
        while (start < message.length && message[start] >= 0 && message[start] <= ' ') {
            start++;
        }
        List<String> lines = new ArrayList<>();
        int position = start;
        while (position < message.length && lines.size() < MOST_LINES) {
            int end = endOfLine(message, position);
            String line = new String(message, position, end - position, StandardCharsets.UTF_8);
            position = afterLineEnd(message, end);
            if (line.isEmpty()) {
                break;
            }
            append(lines, line);
        }
        String first = lines.isEmpty() ? "" : lines.getFirst();
        List<Line> headers = lines.stream().skip(1).map(MessageHead::header).toList();
        return new MessageHead(first, headers, position);
    }

    private static void append(List<String> lines, String line) {
        boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
        if (folded && lines.size() > 1) {
            lines.set(lines.size() - 1, lines.getLast() + line);
        } else {
            lines.add(line);
        }
    }

    private static int endOfLine(byte[] message, int from) {
        int end = from;
        while (end < message.length && message[end] != '\r' && message[end] != '\n') {
            end++;
        }
        return end;
    }

    private static int afterLineEnd(byte[] message, int end) {
        boolean pair = end + 1 < message.length && message[end] == '\r' && message[end + 1] == '\n';
        return Math.min(message.length, end + (pair ? 2 : 1));
    }

    private static Line header(String line) {
        int colon = line.indexOf(':');
        String name = line.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT);
        return new Line(
                LONG_FORMS.getOrDefault(name, name), line.substring(colon + 1).strip());
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Line::value)
                .toList();
    }

    /**
     * The same message as a datagram should have been sent: what lies behind its Content-Length is no part of it, and without a
     * Content-Length the body reaches to the end (RFC 3261 §18.3).
     */
    public byte[] trimmed(byte[] message) {
        List<String> lengths = all("content-length");
        int present = message.length - bodyStart;
        if (lengths.isEmpty()) {
            return present > 0 ? withLength(message, present) : message;
        }
        int length = number(lengths.getFirst());
        return length >= 0 && length < present ? Arrays.copyOf(message, bodyStart + length) : message;
    }

    private byte[] withLength(byte[] message, int length) {
        byte[] added = ("Content-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        int end = bodyStart;
        while (end > 0 && (message[end - 1] == '\r' || message[end - 1] == '\n')) {
            end--;
        }
        byte[] whole = new byte[end + 2 + added.length + length];
        System.arraycopy(message, 0, whole, 0, end);
        whole[end] = '\r';
        whole[end + 1] = '\n';
        System.arraycopy(added, 0, whole, end + 2, added.length);
        System.arraycopy(message, bodyStart, whole, end + 2 + added.length, length);
        return whole;
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
}

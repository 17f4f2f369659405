package dev.callwright.sip.trace;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message read only as far as showing it takes; never fails, whatever the text is. Immutable.
 *
 * @param firstLine  the request or status line
 * @param headers    the header lines, unfolded
 * @param body       what follows the blank line
 */
public record SipText(String firstLine, List<String> headers, String body) {

    private static final Pattern HEAD_END = Pattern.compile("\r?\n\r?\n");
    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]+");
    private static final Pattern STATUS_LINE = Pattern.compile("SIP/2\\.0 +([1-6]\\d\\d) *(.*)");
    private static final Map<String, String> SHORT_NAMES =
            Map.of("via", "v", "from", "f", "to", "t", "call-id", "i", "contact", "m", "content-type", "c");

    public SipText {
        headers = List.copyOf(headers);
    }

    public static SipText of(String message) {
        String[] parts = HEAD_END.split(message.stripLeading(), 2);
        List<String> lines = FOLD.matcher(parts[0]).replaceAll(" ").lines().toList();
        return new SipText(
                lines.isEmpty() ? "" : lines.getFirst(),
                lines.stream().skip(1).toList(),
                parts.length > 1 ? parts[1] : "");
    }

    public boolean isRequest() {
        return status() == 0;
    }

    /** The status code; 0 for a request. */
    public int status() {
        Matcher line = STATUS_LINE.matcher(firstLine);
        return line.matches() ? Integer.parseInt(line.group(1)) : 0;
    }

    /** The reason phrase of a response; may be empty. */
    public String reason() {
        Matcher line = STATUS_LINE.matcher(firstLine);
        return line.matches() ? line.group(2) : "";
    }

    /** The method of a request; empty for a response. */
    public String method() {
        return isRequest() ? word(firstLine, 0) : "";
    }

    /** The Request-URI; empty for a response. */
    public String requestUri() {
        return isRequest() ? word(firstLine, 1) : "";
    }

    /** The value of the first header of this name, in full or short form; empty if there is none. */
    public String header(String name) {
        return headers.stream()
                .filter(line -> isNamed(line, name)
                        || isNamed(line, SHORT_NAMES.getOrDefault(name.toLowerCase(Locale.ROOT), name)))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("");
    }

    public String cseqMethod() {
        return word(header("CSeq"), 1);
    }

    private static boolean isNamed(String line, String name) {
        int colon = line.indexOf(':');
        return colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase(name);
    }

    private static String word(String text, int index) {
        String[] words = text.strip().split("\\s+", 3);
        return index < words.length ? words[index] : "";
    }
}

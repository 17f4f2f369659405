package dev.callwright.sip.stack.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a digit from the body of an INFO request, in the two forms phones send: {@code application/dtmf-relay} with
 * lines of {@code Signal=5} and {@code Duration=160}, and {@code application/dtmf} with the bare digit. Star and hash
 * also come as 10 and 11, and A to D as 12 to 15, after the event codes of RFC 4733 §3.2. Pure.
 */
public final class InfoDigits {

    public static final String RELAY = "application/dtmf-relay";
    public static final String BARE = "application/dtmf";

    private static final int LIMIT = 256;
    private static final Pattern SIGNAL = Pattern.compile(
            "^[ \\t]*signal[ \\t]*=[ \\t]*(\\S+)[ \\t]*$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final String DIGITS = "0123456789*#ABCD";

    private InfoDigits() {}

    public static boolean understands(String contentType) {
        return contentType.equals(RELAY) || contentType.equals(BARE);
    }

    /** The digit; empty when the body holds none. */
    public static Optional<Character> parse(String contentType, String body) {
        if (body.length() > LIMIT) {
            return Optional.empty();
        }
        if (contentType.equals(BARE)) {
            return digit(body.strip());
        }
        Matcher signal = SIGNAL.matcher(body.replace('\r', '\n'));
        return signal.find() ? digit(signal.group(1)) : Optional.empty();
    }

    private static Optional<Character> digit(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (upper.length() == 1 && DIGITS.contains(upper)) {
            return Optional.of(upper.charAt(0));
        }
        return upper.length() == 2 && upper.compareTo("10") >= 0 && upper.compareTo("15") <= 0
                ? Optional.of(DIGITS.charAt(10 + upper.charAt(1) - '0'))
                : Optional.empty();
    }
}

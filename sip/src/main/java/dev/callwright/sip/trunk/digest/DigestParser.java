package dev.callwright.sip.trunk.digest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the value of an Authorization header: {@code Digest name="quoted", name=token, ...}. Tolerant of case, blanks, empty
 * list elements and unquoted values; anything else unexpected makes the whole value unreadable. Work is bounded by the
 * length limit. Pure; one object reads one value.
 */
final class DigestParser {

    private static final int MAX_LENGTH = 4096;
    private static final int MAX_PARAMETERS = 32;
    private static final String SCHEME = "Digest";

    private final String text;
    private int at = SCHEME.length();

    private DigestParser(String text) {
        this.text = text;
    }

    /** The credentials, or empty if they are of another scheme, too long, or not readable. */
    static Optional<DigestCredentials> parse(String value) {
        String text = value.strip();
        boolean digest = text.length() <= MAX_LENGTH && text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (!digest || text.length() == SCHEME.length() || !Character.isWhitespace(text.charAt(SCHEME.length()))) {
            return Optional.empty();
        }
        return new DigestParser(text).parameters().map(DigestCredentials::new);
    }

    /** A name given twice is refused: two readers could otherwise believe different halves. */
    private Optional<Map<String, String>> parameters() {
        Map<String, String> found = new HashMap<>();
        while (skipSeparators()) {
            String name = token(" \t\r\n,=\"").toLowerCase(Locale.ROOT);
            if (name.isEmpty() || !skipEquals()) {
                return Optional.empty();
            }
            Optional<String> value = value();
            if (value.isEmpty() || found.size() == MAX_PARAMETERS || found.putIfAbsent(name, value.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    /** Moves to the next name; false at the end. */
    private boolean skipSeparators() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ',')) {
            at++;
        }
        return at < text.length();
    }

    private boolean skipEquals() {
        skipBlanks();
        if (at == text.length() || text.charAt(at) != '=') {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Optional<String> value() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : Optional.of(token(" \t\r\n,\""));
    }

    private String token(String ends) {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** RFC 3261 §25.1: a backslash takes the next character literally. Empty if the closing quote is missing. */
    private Optional<String> quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return Optional.of(value.toString());
            }
            if (c == '\\' && ++at == text.length()) {
                return Optional.empty();
            }
            value.append(text.charAt(at));
        }
        return Optional.empty();
    }
}

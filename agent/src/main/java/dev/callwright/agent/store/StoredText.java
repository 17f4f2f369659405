package dev.callwright.agent.store;

/** Cuts text to what its column holds, and replaces what a database refuses. Limits are in characters. */
final class StoredText {

    static final int LINE_LIMIT = 4_000;
    static final int DETAIL_LIMIT = 1_000;
    static final int NAME_LIMIT = 255;
    static final int TAG_LIMIT = 64;

    private static final char ELLIPSIS = '\u2026';
    private static final char REPLACEMENT = '\uFFFD';

    private StoredText() {}

    static String line(String text) {
        return bounded(text, LINE_LIMIT);
    }

    static String detail(String text) {
        return bounded(text, DETAIL_LIMIT);
    }

    static String name(String text) {
        return bounded(text, NAME_LIMIT);
    }

    static String tag(String text) {
        return bounded(text, TAG_LIMIT);
    }

    private static String bounded(String text, int limit) {
        if (text.length() <= limit) {
            return writable(text);
        }
        return writable(text.substring(0, limit - 1)) + ELLIPSIS;
    }

    /** PostgreSQL stores neither NUL nor half a surrogate pair; cutting may have made the latter. */
    private static String writable(String text) {
        if (text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}

package dev.callwright.config;

/**
 * One thing that is wrong with a configuration file, with the way out of it. Immutable.
 *
 * @param file     name of the file
 * @param line     line of the file, from 1; 0 when the problem has no line, such as a missing file
 * @param key      path of the key, such as {@code agents[0].turn-detection.energy-threshold}; empty for the whole file
 * @param message  what is wrong
 * @param remedy   what to do about it
 */
public record Problem(String file, int line, String key, String message, String remedy) {

    private static final int EXCERPT_LIMIT = 60;

    /** Quotes a piece of the operator's text on one line: control characters replaced, long text shortened. */
    public static String excerpt(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints()
                .limit(EXCERPT_LIMIT)
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .forEach(quoted::appendCodePoint);
        if (text.codePointCount(0, text.length()) > EXCERPT_LIMIT) {
            quoted.append('…');
        }
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line : file;
        String named = key.isEmpty() ? place : place + " " + key;
        return named + ": " + message + "; " + remedy;
    }
}

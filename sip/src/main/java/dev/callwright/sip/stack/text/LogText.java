package dev.callwright.sip.stack.text;

/** Makes text that a peer controls fit for a log: one line, no control characters, bounded. */
public final class LogText {

    private static final int LIMIT = 300;

    private LogText() {}

    /** At most 300 characters, control characters replaced by a dot. */
    public static String of(String text) {
        return of(text, LIMIT);
    }

    public static String of(String text, int limit) {
        int length = Math.min(text.length(), limit);
        StringBuilder clean = new StringBuilder(length + 24);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            clean.append(isPlain(c) ? c : '.');
        }
        if (length < text.length()) {
            clean.append("... (").append(text.length()).append(" characters)");
        }
        return clean.toString();
    }

    /** Line and paragraph separators count as line ends in many viewers, format characters can reverse text. */
    private static boolean isPlain(char c) {
        int type = Character.getType(c);
        return !Character.isISOControl(c)
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.FORMAT;
    }
}

package dev.callwright.agent.bridge.turns;

/**
 * How long a text takes to say, in units of about one Latin letter: an ideograph or a syllable block counts as several, and so
 * does the pause at the end of a sentence. Good enough to find the word at which somebody was interrupted.
 */
final class SpokenText {

    private static final int WIDE = 4;
    private static final int PAUSE = 5;
    private static final int BREATH = 3;

    private SpokenText() {}

    static int units(String text) {
        return text.codePoints().map(SpokenText::unitsOf).sum();
    }

    /** The whole words among so many first units. A script without spaces is cut at any character. */
    static String begin(String text, double units) {
        double left = units;
        int end = 0;
        int wordEnd = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            left -= unitsOf(point);
            if (left < 0) {
                return text.substring(0, wordEnd).strip();
            }
            end += Character.charCount(point);
            if (isWide(point) || endsAWord(text, end)) {
                wordEnd = end;
            }
        }
        return text.strip();
    }

    private static boolean endsAWord(String text, int end) {
        return end == text.length()
                || Character.isWhitespace(text.codePointAt(end))
                || isWide(text.codePointAt(end))
                || Character.isWhitespace(text.codePointBefore(end));
    }

    private static int unitsOf(int point) {
        if (isWide(point)) {
            return WIDE;
        }
        return switch (point) {
            case '.', '!', '?', ':', ';', '\u3002', '\uff01', '\uff1f', '\uff1a', '\uff1b' -> PAUSE;
            case ',', '\uff0c', '\u3001' -> BREATH;
            default -> 1;
        };
    }

    private static boolean isWide(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }
}

package dev.callwright.agent.cascade.speak;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text that comes in pieces into sentences to be spoken, each as soon as its end is certain. The first piece of an answer is cut
 * at a comma already, once it is long enough to sound like speech, since a caller waits for it. Pure; one answer.
 *
 * <p>A Latin full stop ends a sentence only before white space, so that {@code 3.5} and {@code example.com} stay whole; the stops of
 * Chinese and Japanese need nothing behind them.
 */
public final class SentenceSplitter {

    /** Longer text without a stop is cut at a comma or a space. */
    static final int LONGEST = 240;

    /** A first piece up to a comma is at least so long; a character of Chinese or Japanese counts as three. */
    private static final int SHORTEST_CLAUSE = 18;

    private static final String LATIN_STOPS = ".!?…";
    private static final String WIDE_STOPS = "。！？；";
    private static final String LATIN_COMMAS = ",;:";
    private static final String WIDE_COMMAS = "，、：";
    private static final String CLOSERS = "\"')]}”’」』）》】";

    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    /** Takes the next piece; returns the sentences that are complete with it. */
    public List<String> feed(String piece) {
        text.append(piece);
        List<String> sentences = new ArrayList<>();
        for (int end = nextEnd(); end > 0; end = nextEnd()) {
            take(end, sentences);
        }
        return sentences;
    }

    /** There is no more: returns the rest. */
    public List<String> finish() {
        List<String> sentences = new ArrayList<>();
        take(text.length(), sentences);
        return sentences;
    }

    private void take(int end, List<String> sentences) {
        String sentence = text.substring(0, end).strip();
        text.delete(0, end);
        if (sentence.codePoints().anyMatch(Character::isLetterOrDigit)) {
            sentences.add(sentence);
            first = false;
        }
    }

    /** Where the first sentence ends; 0 when that is not known yet. */
    private int nextEnd() {
        int weight = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            weight += isWide(c) ? 3 : 1;
            int end = endAt(i, c, weight);
            if (end > 0) {
                return end;
            }
        }
        return text.length() > LONGEST ? lastGap() : 0;
    }

    private int endAt(int at, char c, int weight) {
        if (c == '\n') {
            return at + 1;
        }
        if (WIDE_STOPS.indexOf(c) >= 0) {
            return pastClosers(at);
        }
        boolean clause = first && weight >= SHORTEST_CLAUSE;
        if (clause && WIDE_COMMAS.indexOf(c) >= 0) {
            return at + 1;
        }
        boolean comma = clause && LATIN_COMMAS.indexOf(c) >= 0;
        return comma || LATIN_STOPS.indexOf(c) >= 0 ? latinEnd(at, c) : 0;
    }

    /** A Latin stop or comma ends something only before white space or a character that needs none; so one more must have come. */
    private int latinEnd(int at, char c) {
        int end = pastClosers(at);
        if (end >= text.length()) {
            return 0;
        }
        char next = text.charAt(end);
        if (!Character.isWhitespace(next) && !isWide(next)) {
            return 0;
        }
        return c == '.' && isOpen(at, end) ? 0 : end;
    }

    /** Whether the full stop belongs to an abbreviation or to the number of a list. */
    private boolean isOpen(int at, int end) {
        int from = at;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        String word = text.substring(from, at).replaceFirst("^[(\\[\"'“]+", "");
        boolean begins = text.substring(0, from).isBlank();
        if (begins && word.length() <= 2 && !word.isEmpty() && word.chars().allMatch(Character::isDigit)) {
            return true;
        }
        int next = end;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        // While nothing has followed yet, a word that may be either is taken for the one that may go on.
        return Abbreviations.isOne(word, next < text.length() ? text.codePointAt(next) : 'a');
    }

    private int pastClosers(int at) {
        int end = at + 1;
        while (end < text.length() && isTail(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isTail(char c) {
        return CLOSERS.indexOf(c) >= 0 || LATIN_STOPS.indexOf(c) >= 0 || WIDE_STOPS.indexOf(c) >= 0;
    }

    private int lastGap() {
        for (int i = LONGEST; i > LONGEST / 2; i--) {
            char c = text.charAt(i - 1);
            if (Character.isWhitespace(c) || WIDE_COMMAS.indexOf(c) >= 0 || LATIN_COMMAS.indexOf(c) >= 0) {
                return i;
            }
        }
        return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }

    private static boolean isWide(char c) {
        return c >= 0x2E80 && !Character.isSurrogate(c);
    }
}

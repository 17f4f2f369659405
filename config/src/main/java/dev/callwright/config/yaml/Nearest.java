package dev.callwright.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that a mistyped one was probably meant to be. */
public final class Nearest {

    private static final int WORD_LIMIT = 40;
    private static final int CANDIDATE_LIMIT = 50;

    private Nearest() {}

    /** The closest candidate, if it is close enough that suggesting it helps: about one slip in three characters. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        if (word.length() > WORD_LIMIT) {
            return Optional.empty();
        }
        int tolerance = Math.max(1, word.length() / 3);
        return candidates.stream()
                .limit(CANDIDATE_LIMIT)
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= tolerance)
                .filter(candidate -> distance(word, candidate) <= tolerance)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /**
     * Counts the slips that lead from one word to the other: a letter too many, too few, wrong, or two neighbours swapped (the
     * restricted Damerau-Levenshtein distance).
     */
    static int distance(String from, String to) {
        int[][] slips = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, from, i, to, j);
            }
        }
        return slips[from.length()][to.length()];
    }

    private static int fewest(int[][] slips, String from, int i, String to, int j) {
        char last = from.charAt(i - 1);
        int wrong = slips[i - 1][j - 1] + (last == to.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(wrong, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && last == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(fewest, slips[i - 2][j - 2] + 1) : fewest;
    }
}

package dev.callwright.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that a mistyped one was probably meant to be. */
public final class Nearest {

    private static final int WORD_LIMIT = 64;
    private static final int CANDIDATE_LIMIT = 200;

    private Nearest() {}

    /** The closest candidate, if it is close enough that suggesting it helps: about one slip in three characters. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        if (word.length() > WORD_LIMIT) {
            return Optional.empty();
        }
        int tolerance = Math.max(1, word.length() / 3);
        return candidates.stream()
                .limit(CANDIDATE_LIMIT)
                .filter(candidate -> candidate.length() <= WORD_LIMIT)
                .filter(candidate -> distance(word, candidate) <= tolerance)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** Insertions, deletions and replacements that lead from one word to the other (Levenshtein), one table row at a time. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}

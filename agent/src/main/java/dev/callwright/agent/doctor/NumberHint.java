package dev.callwright.agent.doctor;

import dev.callwright.config.NumberConfig;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which configured number was probably meant by one that no agent answers. Pure. */
final class NumberHint {

    private static final int SAME_ENDING = 7;
    private static final int MOST_TYPOS = 2;

    private NumberHint() {}

    /** A sentence that says so; empty when no number comes close. */
    static Optional<String> of(String dialled, List<NumberConfig> numbers) {
        List<String> values = numbers.stream()
                .filter(number -> number.match() == NumberConfig.Match.EXACT)
                .map(NumberConfig::value)
                .toList();
        return values.stream()
                .filter(value -> isOtherFormat(dialled, value))
                .findFirst()
                .map(value -> "It is probably " + value + " written another way: write the number as it comes, or set "
                        + "numbering.country-code of the trunk so that numbers are compared as +...")
                .or(() -> values.stream()
                        .min(Comparator.comparingInt(value -> distance(dialled, value)))
                        .filter(value -> distance(dialled, value) <= MOST_TYPOS)
                        .map(value -> "The nearest number in numbers is " + value + "; is one of them mistyped?"));
    }

    /** Whether both end alike where national and country prefixes differ. */
    private static boolean isOtherFormat(String dialled, String value) {
        String one = digits(dialled);
        String other = digits(value);
        int same = Math.min(one.length(), other.length()) - 1;
        return (one.equals(other) && !one.isEmpty() && !dialled.equals(value))
                || (same >= SAME_ENDING && (one.endsWith(trimmed(other)) || other.endsWith(trimmed(one))));
    }

    private static String trimmed(String digits) {
        return digits.replaceFirst("^0+", "");
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }

    /** Levenshtein's; numbers are short. */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}

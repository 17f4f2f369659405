package dev.callwright.agent.cascade.speak;

import java.util.Locale;
import java.util.Set;

/** Words whose full stop does not end a sentence. Stateless. */
final class Abbreviations {

    /** Followed by what they belong to, so that no sentence ends here. */
    private static final Set<String> LEADING = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "no", "nr", "vs", "ca", "approx", "dept", "ext", "tel",
            "fig", "vol", "e.g", "i.e", "cf", "bzw", "z.b", "d.h", "u.a", "hr", "fr", "sra", "dra", "mme", "mlle",
            "gen", "col", "capt", "mt", "ave", "rd", "jan", "feb", "apr", "aug", "sept", "oct", "nov", "dec", "mon",
            "tue", "wed", "thu", "fri", "sat", "sun");

    /** May well be the last word; it is not when a small letter or a digit follows. */
    private static final Set<String> TRAILING =
            Set.of("etc", "inc", "ltd", "co", "corp", "a.m", "p.m", "u.s", "u.k", "usw", "al", "min", "max", "hrs");

    private Abbreviations() {}

    /**
     * Whether the full stop behind this word stands for letters left out.
     *
     * @param word  without the full stop
     * @param next  first character of what follows
     */
    static boolean isOne(String word, int next) {
        String plain = word.toLowerCase(Locale.ROOT);
        if (LEADING.contains(plain)
                || (plain.length() == 1 && !plain.equals("i") && Character.isLetter(plain.charAt(0)))) {
            return true;
        }
        return TRAILING.contains(plain) && (Character.isLowerCase(next) || Character.isDigit(next));
    }
}

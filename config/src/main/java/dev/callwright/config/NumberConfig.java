package dev.callwright.config;

/**
 * Which agent answers a dialled number. The first exact match wins, then the longest prefix, then the first pattern, then the
 * default.
 *
 * @param match  how {@code value} is compared with the dialled user part
 * @param value  the number, prefix or regular expression; empty for {@link Match#DEFAULT}
 * @param trunk  only for calls of this trunk; empty for all, softphone users included
 * @param agent  name of the agent that answers
 */
public record NumberConfig(Match match, String value, String trunk, String agent) {

    public static final NumberConfig DEFAULTS = new NumberConfig(Match.EXACT, "", "", "");

    /** How a dialled number is compared. */
    public enum Match {
        EXACT,
        PREFIX,
        PATTERN,
        DEFAULT
    }
}

package dev.callwright.config;

/**
 * How callers of some numbers are spoken to.
 *
 * @param caller    prefix of the caller's number in its normal form; empty for all others
 * @param language  BCP 47 tag; empty for the agent's
 * @param voice     voice id; empty for the agent's
 * @param greeting  what the agent says first; empty for the agent's
 */
public record LanguageConfig(String caller, String language, String voice, String greeting) {

    public static final LanguageConfig DEFAULTS = new LanguageConfig("", "", "", "");
}

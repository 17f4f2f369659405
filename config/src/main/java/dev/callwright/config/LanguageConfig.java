package dev.callwright.config;

import java.util.List;

/**
 * How callers of some numbers are spoken to. What is empty is as the agent has it.
 *
 * @param caller            prefix of the caller's number in its normal form; empty for all others
 * @param language          BCP 47 tag
 * @param voice             voice id
 * @param greeting          what the agent says first
 * @param idlePrompts       what it says to a silent caller
 * @param goodbye           what it says before it ends a call on its own account
 * @param warning           what it says before the longest duration is over
 * @param fillerPhrases     what it says while a tool takes its time
 * @param voicemailMessage  what it says after the tone of an answering machine
 */
public record LanguageConfig(
        String caller,
        String language,
        String voice,
        String greeting,
        List<String> idlePrompts,
        String goodbye,
        String warning,
        List<String> fillerPhrases,
        String voicemailMessage) {

    public static final LanguageConfig DEFAULTS = of("", "");

    public LanguageConfig {
        idlePrompts = List.copyOf(idlePrompts);
        fillerPhrases = List.copyOf(fillerPhrases);
    }

    /** Callers of these numbers are spoken to in another language, and else as the agent does. */
    public static LanguageConfig of(String caller, String language) {
        return new LanguageConfig(caller, language, "", "", List.of(), "", "", List.of(), "");
    }
}

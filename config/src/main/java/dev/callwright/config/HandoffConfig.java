package dev.callwright.config;

/**
 * Another agent that may take over.
 *
 * @param to      name of that agent
 * @param when    told to the model: when to hand over
 * @param words   regular expression; the caller's words that hand over at once; empty for none
 * @param digits  digits that hand over at once; empty for none
 */
public record HandoffConfig(String to, String when, String words, String digits) {

    public static final HandoffConfig DEFAULTS = new HandoffConfig("", "", "", "");
}

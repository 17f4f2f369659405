package dev.callwright.agent.store;

import java.time.Instant;

/**
 * One line of a transcript. Immutable.
 *
 * @param ordinal  place within the call, from 1
 * @param turn     ordinal of the turn it belongs to; 0 if none
 * @param speaker  who said it
 * @param text     the words, or the digits; beyond 4,000 characters it ends in an ellipsis
 * @param at       when it was said
 * @param agent    the agent that spoke or was spoken to
 */
public record CallLine(int ordinal, int turn, Speaker speaker, String text, Instant at, String agent) {

    public CallLine {
        text = StoredText.line(text);
        agent = StoredText.name(agent);
    }

    /** Who said it; keyed digits are a speaker of their own. */
    public enum Speaker {
        CALLER,
        AGENT,
        DIGITS
    }
}

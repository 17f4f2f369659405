package dev.callwright.agent.store;

import java.time.Instant;

/**
 * One function the model called. Immutable.
 *
 * @param ordinal    place within the call, from 1
 * @param turn       ordinal of the turn it belongs to
 * @param name       name of the function
 * @param arguments  its arguments as JSON, secrets masked; beyond 4,000 characters they end in an ellipsis
 * @param outcome    a short tag, e.g. {@code ok} or {@code timed-out}
 * @param answer     what the model was told, secrets masked; bounded like the arguments
 * @param millis     how long it took
 * @param at         when it was called
 */
public record CallTool(
        int ordinal, int turn, String name, String arguments, String outcome, String answer, long millis, Instant at) {

    public CallTool {
        name = StoredText.name(name);
        arguments = StoredText.line(arguments);
        outcome = StoredText.tag(outcome);
        answer = StoredText.line(answer);
    }
}

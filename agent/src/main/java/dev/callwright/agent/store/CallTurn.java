package dev.callwright.agent.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One exchange: the caller says something, the agent answers. Immutable.
 *
 * @param ordinal        place within the call, from 1
 * @param kind           what made the agent speak
 * @param times          when each part of it happened
 * @param responseId     the model's id of the answer; empty if there was none
 * @param latencyMillis  end of the caller's speech to the first agent packet, on a monotonic clock; empty without an answer
 * @param interrupted    whether the caller broke in
 * @param heardMillis    how much of the answer was sent to the caller
 * @param status         how the answer ended
 */
public record CallTurn(
        int ordinal,
        Kind kind,
        Times times,
        String responseId,
        OptionalLong latencyMillis,
        boolean interrupted,
        long heardMillis,
        Status status) {

    public CallTurn {
        responseId = StoredText.name(responseId);
    }

    /** When the agent was cut off: its first packet plus what was heard of it. Empty if it was not. */
    public Optional<Instant> interruptedAt() {
        return interrupted ? times.firstRtpAt().map(first -> first.plusMillis(heardMillis)) : Optional.empty();
    }

    /**
     * When each part of a turn happened; empty where it did not.
     *
     * @param speechStartedAt  the model heard the caller begin
     * @param speechStoppedAt  the model heard the caller end
     * @param firstAudioAt     the first audio of the answer came from the model
     * @param firstRtpAt       the first packet of the answer went to the caller
     */
    public record Times(
            Optional<Instant> speechStartedAt,
            Optional<Instant> speechStoppedAt,
            Optional<Instant> firstAudioAt,
            Optional<Instant> firstRtpAt) {

        public static final Times NONE =
                new Times(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What made the agent speak. */
    public enum Kind {
        /** The caller spoke. */
        CALLER,
        /** The call was answered. */
        AGENT_GREETING,
        /** The caller pressed digits. */
        DIGITS,
        /** We asked the model to speak, e.g. after a long silence. */
        AGENT_PROMPT
    }

    /** How the answer ended. */
    public enum Status {
        COMPLETED,
        CANCELLED,
        INCOMPLETE,
        FAILED,
        /** No answer came. */
        UNANSWERED
    }
}

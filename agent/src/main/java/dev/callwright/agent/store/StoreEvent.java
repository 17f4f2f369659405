package dev.callwright.agent.store;

import java.time.Instant;

/**
 * What a call leaves behind, in the order it happened. Immutable.
 *
 * <p>Writing an event twice is the same as writing it once, so that a batch whose commit was lost can be written again.
 */
public sealed interface StoreEvent {

    /** Our id of the call, at most 64 characters. */
    String callId();

    /**
     * A call came in and was admitted, or is placed; once more for each trunk a call we place is tried on. The first event of
     * every call: without it, the others are skipped.
     */
    record CallStarted(
            String callId, String sipCallId, CallOrigin origin, String caller, String dialled, String agent, Instant at)
            implements StoreEvent {

        public CallStarted {
            sipCallId = StoredText.name(sipCallId);
            caller = StoredText.name(caller);
            dialled = StoredText.name(dialled);
            agent = StoredText.name(agent);
        }
    }

    /** Our 200 went out. */
    record CallAnswered(String callId, Instant at) implements StoreEvent {}

    /** A turn is over, or is better known than before: the same ordinal again replaces it. */
    record TurnRecorded(String callId, CallTurn turn) implements StoreEvent {}

    /** A line was said; the same ordinal again replaces it. May come after the end, as late transcripts do. */
    record LineRecorded(String callId, CallLine line) implements StoreEvent {}

    /** The model called a function; the same ordinal again replaces it. */
    record ToolCalled(String callId, CallTool tool) implements StoreEvent {}

    /** What the call took of one model so far; replaces what was known of that model. */
    record UsageRecorded(String callId, CallUsage usage) implements StoreEvent {}

    /** The call is over. */
    record CallEnded(String callId, Instant at, CallEnding ending) implements StoreEvent {}
}

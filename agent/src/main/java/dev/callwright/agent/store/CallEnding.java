package dev.callwright.agent.store;

import java.util.OptionalInt;

/**
 * How a call ended. Immutable.
 *
 * @param outcome         a short tag, e.g. {@code completed}
 * @param sipStatus       final status of the INVITE; empty if none was sent
 * @param detail          a sentence for the operator, without secrets
 * @param durationMillis  answer to end on a monotonic clock; 0 if never answered
 * @param packets         what the leg counted
 */
public record CallEnding(String outcome, OptionalInt sipStatus, String detail, long durationMillis, Packets packets) {

    /** Outcome of a call that was running when its server stopped without writing an end. */
    public static final String INTERRUPTED_BY_RESTART = "interrupted by restart";

    public CallEnding {
        outcome = StoredText.tag(outcome);
        detail = StoredText.detail(detail);
    }

    /**
     * RTP packets of a call.
     *
     * @param in    received
     * @param out   sent
     * @param lost  never came (RFC 3550 §6.4.1)
     * @param late  came after their place was played
     */
    public record Packets(long in, long out, long lost, long late) {
        public static final Packets NONE = new Packets(0, 0, 0, 0);
    }
}

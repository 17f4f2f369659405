package dev.callwright.agent.call;

/**
 * Something worth showing on a call's timeline.
 *
 * @param callId   our id of the call
 * @param kind     what happened
 * @param atNanos  when, on the clock of {@link System#nanoTime()}
 * @param detail   words, a digit, an outcome; may be empty
 */
public record CallMoment(String callId, Kind kind, long atNanos, String detail) {

    /** Kinds of moments. */
    public enum Kind {
        STARTED,
        DIALLED,
        RINGING,
        ANSWERED,
        CALLER_STARTED,
        CALLER_STOPPED,
        RESPONSE_CREATED,
        FIRST_AUDIO,
        FIRST_RTP,
        CALLER_SAID,
        AGENT_SAID,
        INTERRUPTED,
        DIGIT,
        TOOL_CALLED,
        MODEL_LOST,
        MODEL_BACK,
        APOLOGY,
        HELD,
        RESUMED,
        TRANSFERRING,
        TRANSFER_FAILED,
        REPLACED,
        HANDED_OVER,
        PROMPTED,
        WARNED,
        GOODBYE,
        MACHINE,
        MESSAGE,
        ENDED
    }

    /** Watches calls. Called on call threads; must not block for long. */
    @FunctionalInterface
    public interface Observer {
        void on(CallMoment moment);

        /** A call is over, or was refused. */
        default void ended(CallReport report) {}
    }
}

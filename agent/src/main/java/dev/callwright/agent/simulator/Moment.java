package dev.callwright.agent.simulator;

/**
 * Something that happened on a connection. Immutable.
 *
 * @param kind       what happened
 * @param sessionId  id of the session, as in {@code session.created}
 * @param nanos      {@link System#nanoTime()}; for what the server sends, taken when the frame has been flushed
 * @param detail     item id of speech, response id of a response with its status when done, type of a client event
 */
public record Moment(Kind kind, String sessionId, long nanos, String detail) {

    /** What may happen. */
    public enum Kind {
        SESSION_OPENED,
        CLIENT_EVENT,
        SPEECH_STARTED,
        SPEECH_STOPPED,
        RESPONSE_STARTED,
        FIRST_AUDIO,
        RESPONSE_DONE,
        /** A function is called: its name, a blank, and the arguments. */
        TOOL_CALLED,
        /** A function has returned: its name, a blank, and the output. */
        TOOL_RETURNED,
        SESSION_CLOSED
    }
}

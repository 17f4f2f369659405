package dev.callwright.agent.phone;

/**
 * Something a phone did, heard or was told.
 *
 * @param kind     what
 * @param atNanos  when, on the clock of {@link System#nanoTime()}
 * @param detail   a status, digits, a reason; may be empty
 */
public record PhoneMoment(Kind kind, long atNanos, String detail) {

    /** Kinds of moments. */
    public enum Kind {
        DIALLED,
        RINGING,
        ANSWERED,
        REFUSED,
        CALLER_STARTED,
        CALLER_STOPPED,
        AGENT_STARTED,
        AGENT_STOPPED,
        PRESSED,
        HELD,
        RESUMED,
        HUNG_UP,
        /** The agent pressed a key; the detail is which. */
        KEY_HEARD,
        /** The peer asked to call somebody else; the detail is whom. */
        REFERRED,
        PEER_HUNG_UP
    }
}

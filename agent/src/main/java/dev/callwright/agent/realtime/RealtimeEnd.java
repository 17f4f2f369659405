package dev.callwright.agent.realtime;

/**
 * Why a session is over.
 *
 * @param cause   the class of cause
 * @param detail  a sentence for the operator, without secrets
 */
public record RealtimeEnd(Cause cause, String detail) {

    /** Causes an operator can act on. {@link #retryable()} tells whether another attempt makes sense. */
    public enum Cause {
        CLOSED_BY_US(false),
        BAD_REQUEST(false),
        BAD_KEY(false),
        QUOTA_EXHAUSTED(false),
        UNKNOWN_MODEL(false),
        RATE_LIMITED(true),
        REFUSED(true),
        UNREACHABLE(true),
        UNTRUSTED_CERTIFICATE(false),
        TIMED_OUT(true),
        DROPPED(true),
        SESSION_LIMIT(true);

        private final boolean retryable;

        Cause(boolean retryable) {
            this.retryable = retryable;
        }

        public boolean retryable() {
            return retryable;
        }
    }
}

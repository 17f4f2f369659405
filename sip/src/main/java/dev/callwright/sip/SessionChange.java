package dev.callwright.sip;

import java.util.Optional;

/**
 * A re-INVITE waiting for our answer. Callable from any thread; only the first of {@code accept} and {@code refuse}
 * counts.
 */
public interface SessionChange {

    /** The peer's new offer; empty when the peer asks us for one (delayed offer). */
    Optional<String> offer();

    /** Answers 200 with our answer, or with our offer when the peer made none. */
    void accept(String sdp);

    /** Answers with a final status, e.g. 488; the session stays as it was. */
    void refuse(int status);
}

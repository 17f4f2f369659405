package dev.callwright.sip;

import java.util.Optional;

/**
 * A REFER of the peer that waits for our word (RFC 3515). Callable from any thread. Refuse it, or accept it and report the new
 * call's progress; the report of a final status ends it.
 */
public interface TransferRequest {

    /** The URI of Refer-To, without the headers in it. */
    String targetUri();

    /** Value of the Replaces header in Refer-To, for an attended transfer. */
    Optional<String> replaces();

    /** Answers 202, and tells the peer 100 Trying by NOTIFY. */
    void accept();

    /** Tells the peer the status of the new call by NOTIFY; 200 and above ends the subscription. */
    void report(int status, String reason);

    /** Answers with a final status, e.g. 603. */
    void refuse(int status);
}

package dev.callwright.sip;

import java.util.List;

/**
 * A request outside any dialog that opens none: REGISTER, OPTIONS. Immutable.
 *
 * @param method       {@code REGISTER} or {@code OPTIONS}
 * @param target       where it goes
 * @param fromUri      SIP URI of From
 * @param toUri        SIP URI of To
 * @param contactUser  user part of our Contact; empty for none
 * @param sequence     Call-ID and CSeq; requests of one registration share it
 * @param headers      headers to add, e.g. Expires
 * @param credentials  what a challenge is answered with
 */
public record PlainRequest(
        String method,
        Target target,
        String fromUri,
        String toUri,
        String contactUser,
        Sequence sequence,
        List<SipHeader> headers,
        Credentials credentials) {

    public PlainRequest {
        headers = List.copyOf(headers);
    }

    /**
     * What makes requests belong together (RFC 3261 §10.2).
     *
     * @param callId  Call-ID; the same for all requests of one registration
     * @param cseq    CSeq number, growing; a challenge that is answered uses up the next one too
     */
    public record Sequence(String callId, long cseq) {}

    /**
     * What came of it.
     *
     * @param status   final status; 408 when nobody answered, 503 when it could not be sent (RFC 3261 §8.1.3.1)
     * @param reason   reason phrase
     * @param headers  headers of the response: Contact, Expires, Min-Expires, Retry-After, Warning, in order
     * @param cseq     the last CSeq number used
     */
    public record Reply(int status, String reason, List<SipHeader> headers, long cseq) {

        public Reply {
            headers = List.copyOf(headers);
        }
    }
}

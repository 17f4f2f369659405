package dev.callwright.sip;

import java.time.Duration;
import java.util.List;

/**
 * A call to place. Immutable.
 *
 * @param target       whom to call, and by what way
 * @param from         who we say is calling
 * @param offer        SDP offer
 * @param credentials  what a challenge is answered with
 * @param headers      headers to add
 * @param ringTimeout  how long it may ring before it is cancelled; zero for the longest there is
 */
public record OutgoingRequest(
        Target target,
        From from,
        String offer,
        Credentials credentials,
        List<SipHeader> headers,
        Duration ringTimeout) {

    public OutgoingRequest {
        headers = List.copyOf(headers);
    }

    /** A plain call: by what the URI says, without credentials. */
    public OutgoingRequest(String targetUri, String fromUser, String offer) {
        this(new Target(targetUri), new From(fromUser), offer, Credentials.NONE, List.of(), Duration.ZERO);
    }

    /** The same with an answer to a challenge. */
    public OutgoingRequest(String targetUri, String fromUser, String offer, Credentials credentials) {
        this(new Target(targetUri), new From(fromUser), offer, credentials, List.of(), Duration.ZERO);
    }

    /**
     * Who we say is calling.
     *
     * @param user     user part of From; empty for none
     * @param name     display name; may be empty
     * @param domain   host part of From; empty for our own address
     * @param style    header that names the caller besides From
     * @param privacy  whether the number is to be hidden from the called party (RFC 3323)
     */
    public record From(String user, String name, String domain, Style style, boolean privacy) {

        public From(String user) {
            this(user, "", "", Style.FROM, false);
        }
    }

    /** The header that names the caller besides From. */
    public enum Style {
        FROM,
        P_ASSERTED_IDENTITY,
        P_PREFERRED_IDENTITY,
        REMOTE_PARTY_ID
    }
}

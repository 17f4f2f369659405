package dev.callwright.sip;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What an INVITE said. Immutable.
 *
 * @param callId       Call-ID header
 * @param dialled      user part of the Request-URI
 * @param caller       user part of From, or {@code anonymous}
 * @param callerName   display name of From, may be empty
 * @param identity     what else is said of the caller
 * @param headers      headers no protocol element acts on, in order, at most {@value #MOST_HEADERS}; values bounded
 * @param source       address the request came from
 * @param reachedAt    local IP address the peer reached us at
 * @param transport    {@code UDP}, {@code TCP}, {@code TLS}, {@code WS} or {@code WSS}
 * @param origin       the trunk or the user it was admitted for
 * @param offer        the SDP offer; empty for a delayed offer
 */
public record Invitation(
        String callId,
        String dialled,
        String caller,
        String callerName,
        CallerIdentity identity,
        List<SipHeader> headers,
        InetSocketAddress source,
        String reachedAt,
        String transport,
        Origin origin,
        Optional<String> offer) {

    /** Bound on {@link #headers}. */
    public static final int MOST_HEADERS = 64;

    public Invitation {
        headers = List.copyOf(headers);
    }
}

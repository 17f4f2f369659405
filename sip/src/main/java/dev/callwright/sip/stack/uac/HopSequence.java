package dev.callwright.sip.stack.uac;

import dev.callwright.sip.Target;
import dev.callwright.sip.stack.net.NamedHop;
import dev.callwright.sip.stack.net.Self;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;

/**
 * Where an INVITE of ours is sent, one place after the other while they fail (RFC 3263 §4.3). Without addresses there is one
 * place: what Route says, else the Request-URI. Owner: the call's lane.
 */
final class HopSequence {

    private final Target target;
    private final SipURI byUri;
    private int position;

    /** The second argument is the URI of Route, or of the request when there is no Route. */
    HopSequence(Target target, SipURI byUri) {
        this.target = target;
        this.byUri = byUri;
    }

    /** Host name or address of the place we are at. */
    String host() {
        return target.hops().isEmpty()
                ? byUri.getMAddrParam() == null ? byUri.getHost() : byUri.getMAddrParam()
                : target.hops().get(position).address();
    }

    /** Requests of the dialog go the same way back; over TLS its certificate is for the name we came by. */
    Hop named(Hop back) {
        if (!back.getTransport().equalsIgnoreCase("TLS")) {
            return back;
        }
        String name = hop().map(place -> place instanceof NamedHop named ? named.name() : place.getHost())
                .orElseGet(this::host);
        return new NamedHop(
                InetAddress.ofLiteral(Self.bare(back.getHost())), back.getPort(), back.getTransport(), name);
    }

    String transport() {
        String named = byUri.getTransportParam() == null ? "UDP" : byUri.getTransportParam();
        String byUriTransport = byUri.isSecure() ? "TLS" : named;
        String transport = target.hops().isEmpty()
                ? byUriTransport
                : target.hops().get(position).transport();
        return transport.toUpperCase(Locale.ROOT);
    }

    /** Empty when the message itself says where it goes. */
    Optional<Hop> hop() {
        if (target.hops().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(NamedHop.of(target.hops().get(position)));
    }

    /** Goes on to the next place; false when there is none. */
    boolean advance() {
        boolean more = position + 1 < target.hops().size();
        if (more) {
            position++;
        }
        return more;
    }
}

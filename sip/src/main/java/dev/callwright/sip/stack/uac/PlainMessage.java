package dev.callwright.sip.stack.uac;

import dev.callwright.sip.PlainRequest;
import dev.callwright.sip.Target.NextHop;
import dev.callwright.sip.stack.basis.Signalling;
import dev.callwright.sip.stack.net.NamedHop;
import dev.callwright.sip.stack.net.Place;
import dev.callwright.sip.stack.net.Self;
import dev.callwright.sip.stack.text.Sip;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.message.Request;

/**
 * Builds a request outside any dialog (RFC 3261 §8.1.1) for one of the ways to its target. Immutable.
 *
 * @param plain       what is to be sent
 * @param signalling  names, and what we call ourselves
 * @param place       where the answer is to come
 */
record PlainMessage(PlainRequest plain, Signalling signalling, Place place) {

    private static final int MAX_FORWARDS = 70;

    /** The ways to try, in order; one that is empty leaves it to Route and Request-URI. */
    List<Optional<NextHop>> ways() {
        List<NextHop> hops = plain.target().hops();
        return hops.isEmpty()
                ? List.of(Optional.empty())
                : hops.stream().map(Optional::of).toList();
    }

    static Optional<Hop> hop(Optional<NextHop> way) {
        return way.map(NamedHop::of);
    }

    /**
     * The request for this way.
     *
     * @throws UnknownHostException if there is no address to go to
     */
    Request build(Optional<NextHop> way, long cseq)
            throws UnknownHostException, ParseException, InvalidArgumentException {
        SipURI uri = (SipURI) Sip.ADDRESSES.createURI(plain.target().uri());
        boolean routed = !plain.target().route().isEmpty();
        SipURI first = routed ? (SipURI) Sip.ADDRESSES.createURI(plain.target().route()) : uri;
        String transport = way.map(NextHop::transport).orElseGet(() -> transport(first));
        InetAddress peer = InetAddress.getByName(way.map(NextHop::address).orElseGet(() -> host(first)));
        Self self = place.towardsCalled(peer, plain.contactUser(), transport);
        Request request = Sip.MESSAGES.createRequest(
                uri,
                plain.method(),
                Sip.HEADERS.createCallIdHeader(plain.sequence().callId()),
                Sip.HEADERS.createCSeqHeader(cseq, plain.method()),
                Sip.HEADERS.createFromHeader(
                        Sip.ADDRESSES.createAddress(Sip.ADDRESSES.createURI(plain.fromUri())),
                        signalling.names().tag()),
                Sip.HEADERS.createToHeader(Sip.ADDRESSES.createAddress(Sip.ADDRESSES.createURI(plain.toUri())), null),
                self.via(signalling.names().branch(), transport),
                Sip.HEADERS.createMaxForwardsHeader(MAX_FORWARDS));
        if (routed) {
            first.setLrParam();
            request.addHeader(Sip.HEADERS.createRouteHeader(Sip.ADDRESSES.createAddress(first)));
        }
        request.addHeader(self.contact());
        request.addHeader(signalling.responses().userAgent());
        plain.headers().forEach(header -> request.addHeader(Sip.header(header.name(), header.value())));
        return request;
    }

    private static String host(SipURI uri) {
        return uri.getMAddrParam() == null ? uri.getHost() : uri.getMAddrParam();
    }

    private static String transport(SipURI uri) {
        String asked = uri.getTransportParam();
        return asked == null ? (uri.isSecure() ? "TLS" : "UDP") : asked.toUpperCase(Locale.ROOT);
    }

    /** Whether a Contact of the registrar is the one this request carried. */
    static boolean isOurs(Request request, ContactHeader contact) {
        return !contact.isWildCard()
                && request.getHeader(ContactHeader.NAME) instanceof ContactHeader ours
                && contact.getAddress().getURI() instanceof SipURI theirs
                && ours.getAddress().getURI() instanceof SipURI mine
                && theirs.getHost().equals(mine.getHost())
                && theirs.getPort() == mine.getPort();
    }
}

package dev.callwright.sip.stack.basis;

import dev.callwright.sip.stack.text.Sip;
import java.net.InetAddress;
import java.util.Optional;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Where requests within a dialog go when Contact and Route cannot be trusted to be reachable: behind NAT they name
 * private addresses, and over TCP the peer listens nowhere but has a connection open. Empty means: follow Route and
 * Contact. Pure.
 */
public final class NatRule {

    private static final int DEFAULT_PORT = 5060;

    private NatRule() {}

    /**
     * For a caller: its Via says where it believes to be; if the datagram came from elsewhere, answer there (RFC 3581).
     */
    public static Optional<Hop> towardsCaller(Request invite, Peer peer) {
        ViaHeader via = (ViaHeader) invite.getHeader(ViaHeader.NAME);
        int port = via.getPort() > 0 ? via.getPort() : DEFAULT_PORT;
        boolean honest = via.getHost() != null
                && literal(via.getHost())
                        .filter(peer.source().getAddress()::equals)
                        .isPresent()
                && port == peer.source().getPort();
        return peer.isReliable() || !honest ? Optional.of(peer.hop()) : Optional.empty();
    }

    /** For a called party: a private Contact that answered from a public address is behind NAT. */
    public static Optional<Hop> towardsCalled(Response answer, Peer peer) {
        boolean hidden = Sip.first(answer, ContactHeader.NAME, ContactHeader.class)
                .anyMatch(contact -> contact.getAddress().getURI() instanceof SipURI uri
                        && literal(uri.getHost()).filter(NatRule::isPrivate).isPresent());
        boolean publicSource = !isPrivate(peer.source().getAddress());
        return peer.isReliable() || (hidden && publicSource) ? Optional.of(peer.hop()) : Optional.empty();
    }

    /** The address, unless it is a name: looking names up is not for this place. */
    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && (bytes[0] & 0xFF) == 100 && (bytes[1] & 0xC0) == 64;
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        return address.isSiteLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || shared
                || uniqueLocal;
    }
}

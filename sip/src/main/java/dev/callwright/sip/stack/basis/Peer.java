package dev.callwright.sip.stack.basis;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetSocketAddress;
import java.util.Locale;
import javax.sip.address.Hop;
import javax.sip.message.Message;

/**
 * Where a message really came from. Immutable.
 *
 * @param source     address and port of the sender, as the socket saw them
 * @param transport  {@code UDP} or {@code TCP}
 */
public record Peer(InetSocketAddress source, String transport) {

    public static Peer of(Message message) {
        SIPMessage received = (SIPMessage) message;
        return new Peer(
                new InetSocketAddress(received.getPeerPacketSourceAddress(), received.getPeerPacketSourcePort()),
                received.getTopmostVia().getTransport().toUpperCase(Locale.ROOT));
    }

    boolean isReliable() {
        return !transport.equals("UDP");
    }

    /** Back to where it came from; over TCP that is the connection the peer opened. */
    Hop hop() {
        return new HopImpl(source.getAddress().getHostAddress(), source.getPort(), transport);
    }
}

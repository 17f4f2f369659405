package dev.callwright.sip.stack.net;

import dev.callwright.sip.WireTap;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.stack.ConnectionOrientedMessageChannel;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.sip.ListeningPoint;
import org.jspecify.annotations.Nullable;

/**
 * Where messages pass on their way to the {@link WireTap}. Datagrams are seen at the socket: as they are on the wire, repeated
 * and malformed ones too. What comes and goes by a connection is seen where the stack would log it, written anew by the stack;
 * of malformed ones only the head is there. Nothing is made into text for {@link WireTap#NONE}. Thread-safe.
 */
final class TapPoint {

    private static final int DEFAULT_PORT = 5060;
    private static final int SHORTEST_MESSAGE = 16;
    private static final InetSocketAddress UNKNOWN = InetSocketAddress.createUnresolved("unknown", 0);

    private TapPoint() {}

    static void datagram(WireTap tap, boolean sent, SocketAddress local, DatagramPacket packet) {
        // Keep-alives are a few line ends.
        if (!tap.equals(WireTap.NONE)
                && packet.getLength() >= SHORTEST_MESSAGE
                && local instanceof InetSocketAddress here
                && packet.getSocketAddress() instanceof InetSocketAddress peer) {
            see(
                    tap,
                    sent,
                    here,
                    peer,
                    ListeningPoint.UDP,
                    text(packet.getData(), packet.getOffset(), packet.getLength()));
        }
    }

    /** A message as the stack logs it, from one {@code host:port} to the other. */
    static void logged(WireTap tap, SIPMessage message, String from, String to, boolean sent) {
        if (tap.equals(WireTap.NONE) || message.getTopmostVia() == null) {
            return;
        }
        String transport = message.getTopmostVia().getTransport().toUpperCase(Locale.ROOT);
        if (!transport.equals(ListeningPoint.UDP)) {
            see(tap, sent, address(sent ? from : to), address(sent ? to : from), transport, message.encode());
        }
    }

    /** A message of a connection that could not be parsed; that of a datagram was seen before. */
    static void malformed(WireTap tap, @Nullable Object channel, byte[] head) {
        if (!tap.equals(WireTap.NONE) && channel instanceof ConnectionOrientedMessageChannel connection) {
            InetSocketAddress local =
                    new InetSocketAddress(connection.getMessageProcessor().getIpAddress(), connection.getPort());
            InetSocketAddress peer = address(connection.getPeerAddress() + ":" + connection.getPeerPort());
            see(tap, false, local, peer, connection.getTransport(), text(head, 0, head.length));
        }
    }

    private static void see(
            WireTap tap, boolean sent, InetSocketAddress local, InetSocketAddress peer, String transport, String text) {
        tap.see(new WireTap.Message(sent, local, peer, transport, callId(text), text));
    }

    private static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    /** The Call-ID of whatever this is; empty if it has none. */
    static String callId(String text) {
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (text.startsWith("\n", at + 1) || text.startsWith("\r\n", at + 1)) {
                return "";
            }
            if (isCallId(text, at + 1)) {
                int end = text.indexOf('\n', at + 1);
                String line = text.substring(at + 1, end < 0 ? text.length() : end);
                return line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return "";
    }

    private static boolean isCallId(String text, int at) {
        return names(text, at, "call-id") || names(text, at, "i");
    }

    private static boolean names(String text, int at, String name) {
        int end = at + name.length();
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.regionMatches(true, at, name, 0, name.length()) && end < text.length() && text.charAt(end) == ':';
    }

    /** Of {@code 10.0.0.1:5060}, {@code host/10.0.0.1:5060} or {@code [::1]:5060}; never a name to be looked up. */
    static InetSocketAddress address(String hostAndPort) {
        String plain = hostAndPort.substring(hostAndPort.indexOf('/') + 1);
        int colon = plain.lastIndexOf(':');
        if (colon < 1) {
            return UNKNOWN;
        }
        String host = plain.substring(0, colon).replace("[", "").replace("]", "");
        try {
            int port = Integer.parseInt(plain.substring(colon + 1));
            return new InetSocketAddress(InetAddress.ofLiteral(host), port > 0 ? port : DEFAULT_PORT);
        } catch (IllegalArgumentException _) {
            return UNKNOWN;
        }
    }
}

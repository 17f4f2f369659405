package dev.callwright.media.sdp;

import dev.callwright.media.codec.G711;
import java.util.List;

/**
 * Our end of the one audio stream of a call. Immutable.
 *
 * @param address    the IP address to advertise, a literal of IPv4 or IPv6
 * @param port       our RTP port
 * @param codecs     what we speak, preferred first; never empty
 * @param direction  the most we want to do; a peer can only narrow it
 * @param sessionId  identifies the session in the {@code o=} line; the same throughout a call (RFC 8866 §5.2)
 * @param version    goes up by one with each description of the call that differs from the one before (RFC 3264 §8)
 */
public record LocalAudio(
        String address, int port, List<G711> codecs, MediaDirection direction, long sessionId, long version) {

    public LocalAudio {
        if (IpLiteral.parse(address).isEmpty()) {
            throw new IllegalArgumentException("not an IP address: " + address);
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (sessionId < 0 || version < 0) {
            throw new IllegalArgumentException("session id and version are not negative");
        }
        codecs = List.copyOf(codecs);
        if (codecs.isEmpty()) {
            throw new IllegalArgumentException("at least one codec is needed");
        }
    }
}

package dev.callwright.media.leg;

import dev.callwright.config.MediaConfig;
import dev.callwright.config.PortRange;
import dev.callwright.media.codec.G711;
import dev.callwright.media.sdp.MediaDirection;
import dev.callwright.media.sdp.NegotiatedAudio;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;

/** Engines and negotiated audio for tests on the loopback interface. */
final class Loopback {

    static final InetAddress ADDRESS = InetAddress.ofLiteral("127.0.0.1");

    private Loopback() {}

    /** A range of ports around one that was free a moment ago. */
    static MediaConfig config(int endpoints, Duration portRest) {
        int first = Math.min(freePort(), 65535 - 2 * endpoints) & ~1;
        return new MediaConfig(
                "127.0.0.1",
                "",
                new PortRange(first, first + 2 * endpoints - 1),
                portRest,
                1,
                Duration.ofMillis(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60));
    }

    static int freePort() {
        try (DatagramSocket socket = new DatagramSocket(0, ADDRESS)) {
            return socket.getLocalPort();
        } catch (SocketException e) {
            throw new IllegalStateException(e);
        }
    }

    static NegotiatedAudio audio(int remotePort, MediaDirection direction) {
        return new NegotiatedAudio(G711.PCMU, 0, 101, new InetSocketAddress(ADDRESS, remotePort), direction);
    }
}

package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.Target.NextHop;
import dev.callwright.sip.testing.TestEndpoint;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class OpenWaysIT {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int SILENCE_MILLIS = 300;

    @Test
    void sendsADoubleLineEndFromTheListeningPortUntilReleased() throws IOException {
        try (TestEndpoint endpoint =
                        new TestEndpoint(TestEndpoint.config("127.0.0.1").withKeepAlive(PAUSE));
                DatagramSocket registrar = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            NextHop hop = new NextHop("127.0.0.1", registrar.getLocalPort(), "UDP", "");
            registrar.setSoTimeout(PATIENCE_MILLIS);

            endpoint.endpoint().keepOpen(hop);

            for (int i = 0; i < 3; i++) {
                DatagramPacket packet = receive(registrar);
                assertThat(text(packet)).isEqualTo("\r\n\r\n");
                assertThat(((InetSocketAddress) packet.getSocketAddress()).getPort())
                        .isEqualTo(endpoint.port());
            }

            endpoint.endpoint().release(hop);

            assertThat(fallsSilent(registrar)).isTrue();
        }
    }

    /** One may have been under way. */
    private static boolean fallsSilent(DatagramSocket registrar) throws IOException {
        registrar.setSoTimeout(SILENCE_MILLIS);
        for (int i = 0; i < 2; i++) {
            try {
                receive(registrar);
            } catch (SocketTimeoutException e) {
                return true;
            }
        }
        return false;
    }

    private static DatagramPacket receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        socket.receive(packet);
        return packet;
    }

    private static String text(DatagramPacket packet) {
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
    }
}

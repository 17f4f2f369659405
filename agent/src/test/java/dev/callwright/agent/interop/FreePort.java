package dev.callwright.agent.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a port that is free for both UDP and TCP, and whose neighbour is too: some phones take two. */
final class FreePort {

    private FreePort() {}

    static int next() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = candidate();
            if (port < 65_000 && free(port) && free(port + 1)) {
                return port;
            }
        }
        throw new AssertionError("no free port");
    }

    private static int candidate() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() & ~1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean free(int port) {
        try (ServerSocket tcp = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                DatagramSocket udp = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            return tcp.isBound() && udp.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}

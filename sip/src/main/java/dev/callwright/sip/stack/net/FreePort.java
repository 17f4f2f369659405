package dev.callwright.sip.stack.net;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds a port that is free for UDP and for TCP. */
public final class FreePort {

    private static final int ATTEMPTS = 50;

    private FreePort() {}

    /** Another process may take the port before it is bound for good; whoever binds it must be ready to ask again. */
    public static int find(InetAddress address) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            try (ServerSocket tcp = new ServerSocket(0, 1, address)) {
                int port = tcp.getLocalPort();
                if (isFree(address, port)) {
                    return port;
                }
            }
        }
        throw new IOException("no port is free for both UDP and TCP");
    }

    private static boolean isFree(InetAddress address, int port) {
        try (DatagramSocket udp = new DatagramSocket(new InetSocketAddress(address, port))) {
            return udp.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}

package dev.callwright.sip.stack;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether a port can be bound for UDP and TCP. */
final class FreePortProbe {

    private FreePortProbe() {}

    static boolean isFree(int port) {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try (ServerSocket tcp = new ServerSocket(port, 1, loopback);
                DatagramSocket udp = new DatagramSocket(new InetSocketAddress(loopback, port))) {
            return tcp.isBound() && udp.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}

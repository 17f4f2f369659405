package dev.callwright.sip.stack.net;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which of our addresses a peer reaches us at. Thread-safe. */
public final class LocalAddress {

    private static final Logger LOG = LoggerFactory.getLogger(LocalAddress.class);
    private static final int ANY_PORT = 9;

    private final InetAddress bound;

    LocalAddress(String address) throws UnknownHostException {
        this.bound = InetAddress.getByName(address);
    }

    InetAddress bound() {
        return bound;
    }

    /**
     * The bound address; when bound to all, the one the kernel would send from, which is asked by connecting a datagram
     * socket. Nothing is sent.
     */
    public String towards(InetAddress peer) {
        if (!bound.isAnyLocalAddress()) {
            return bound.getHostAddress();
        }
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(new InetSocketAddress(peer, ANY_PORT));
            return probe.getLocalAddress().getHostAddress();
        } catch (SocketException | IllegalArgumentException e) {
            LOG.atDebug().setCause(e).log("no route to a peer");
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }
}

package dev.callwright.sip.stack.net;

import dev.callwright.config.ListenerConfig;
import dev.callwright.config.SipConfig.Transport;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import javax.sip.SipProvider;

/**
 * One address and port we listen at, with its transports. Thread-safe.
 *
 * @param config    as configured, with the port that was bound
 * @param local     which of our addresses a peer reaches
 * @param provider  the stack's end of it
 */
public record Listener(ListenerConfig config, LocalAddress local, SipProvider provider) {

    private static final int SAME_FAMILY = 2;
    private static final int SAME_SCOPE = 1;

    public int port() {
        return config.port();
    }

    String advertised() {
        return config.advertisedAddress();
    }

    boolean speaks(String transport) {
        return config.transports().stream().map(Transport::name).anyMatch(transport::equalsIgnoreCase);
    }

    /** Whether this is where a message that names this address and port came in. */
    boolean isAt(InetAddress address, int port) {
        return port == port() && local.bound().equals(address);
    }

    /** How a peer at this address is told to reach us: what is advertised, else the address it reaches. */
    String hostTowards(InetAddress peer) {
        return advertised().isEmpty() ? local.towards(peer) : advertised();
    }

    /** How well a message to this address can leave from here: nothing below zero gets through. */
    int fitness(InetAddress target) {
        InetAddress bound = local.bound();
        boolean sameFamily = bound instanceof Inet6Address == target instanceof Inet6Address;
        if (bound.isAnyLocalAddress()) {
            // The JDK binds "all addresses" for both families, whichever way it is written.
            return sameFamily ? SAME_FAMILY : 0;
        }
        if (!sameFamily) {
            return -1;
        }
        return bound.isLoopbackAddress() == target.isLoopbackAddress() ? SAME_FAMILY + SAME_SCOPE : 0;
    }

    @Override
    public String toString() {
        return config.address() + " port " + port() + " "
                + config.transports().toString().toLowerCase(Locale.ROOT);
    }
}

package dev.callwright.sip.stack.net;

import dev.callwright.sip.Target.NextHop;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetAddress;
import javax.sip.address.Hop;

/**
 * A hop found by a name, which a TLS certificate must be for. Immutable.
 *
 * @param address    address to send to
 * @param port       port
 * @param transport  {@code UDP}, {@code TCP} or {@code TLS}
 * @param name       host name the address was found by
 */
public record NamedHop(InetAddress address, int port, String transport, String name) implements Hop {

    /** A place that was found for us; by its address where it has no name. */
    public static Hop of(NextHop next) {
        return next.name().isEmpty()
                ? new HopImpl(next.address(), next.port(), next.transport())
                : new NamedHop(InetAddress.ofLiteral(next.address()), next.port(), next.transport(), next.name());
    }

    @Override
    public String getHost() {
        return Self.literal(address.getHostAddress());
    }

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public String getTransport() {
        return transport;
    }
}

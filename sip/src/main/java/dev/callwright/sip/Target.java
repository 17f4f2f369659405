package dev.callwright.sip;

import java.util.List;

/**
 * Where a request outside any dialog goes. Immutable.
 *
 * @param uri    SIP URI, written into the Request-URI
 * @param route  SIP URI of a proxy to pass first, written into Route; empty for none
 * @param hops   addresses to send to, tried in this order when one fails (RFC 3263 §4.3); empty: what the route, else the URI says
 */
public record Target(String uri, String route, List<NextHop> hops) {

    public Target {
        hops = List.copyOf(hops);
    }

    public Target(String uri) {
        this(uri, "", List.of());
    }

    /**
     * An address to send to.
     *
     * @param address    IP address
     * @param port       port
     * @param transport  {@code UDP}, {@code TCP} or {@code TLS}
     * @param name       host name the address was found by, which a TLS certificate must match; empty for none
     */
    public record NextHop(String address, int port, String transport, String name) {}
}

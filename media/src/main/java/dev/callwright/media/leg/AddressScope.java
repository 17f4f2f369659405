package dev.callwright.media.leg;

import java.net.Inet4Address;
import java.net.InetAddress;

/** How far an address reaches. An address means nothing to a host that is reached from further away. Declared near to far. */
enum AddressScope {
    /** No address at all: {@code 0.0.0.0}, {@code ::}. */
    NOWHERE,
    /** The machine itself. */
    LOOPBACK,
    /** A network of its own behind a NAT: RFC 1918, RFC 6598, RFC 3927, RFC 4193, RFC 4291 link-local. */
    PRIVATE,
    /** Everything else. */
    PUBLIC;

    static AddressScope of(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return NOWHERE;
        }
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        boolean own = address.isSiteLocalAddress() || address.isLinkLocalAddress();
        return own || isUniqueLocalOrShared(address) ? PRIVATE : PUBLIC;
    }

    /** {@code fc00::/7} and the carriers' {@code 100.64.0.0/10}, which the JDK has no word for, and {@code 0.0.0.0/8}. */
    private static boolean isUniqueLocalOrShared(InetAddress address) {
        byte[] octets = address.getAddress();
        if (address instanceof Inet4Address) {
            return octets[0] == 0 || (octets[0] == 100 && (octets[1] & 0xC0) == 64);
        }
        return (octets[0] & 0xFE) == 0xFC;
    }

    /** Whether an address of this scope cannot be reached by us, whom its owner reached from an address of the other. */
    boolean isNarrowerThan(AddressScope other) {
        return compareTo(other) < 0;
    }
}

package dev.callwright.agent.tool;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Keeps tools out of networks they have no business in: names in public zones may point anywhere. A name is looked up once, every
 * address of it is judged, and it is to these addresses that one connects. Immutable.
 *
 * <p>Never allowed: multicast, unspecified, link-local and so the metadata services of clouds. Allowed where the operator says so
 * only: loopback, private (RFC 1918, RFC 4193), shared (RFC 6598), and other special blocks of RFC 6890. IPv4 inside of IPv6, be
 * it mapped, compatible, translated (RFC 6052), 6to4 or Teredo, is judged by the IPv4 address.
 */
public final class AddressGuard {

    private static final String ALIBABA_METADATA = "100.100.100.200";
    private static final String AWS_METADATA = "fd00:ec2::254";

    private final boolean privateNetwork;
    private final Resolver resolver;

    /** Looks names up. */
    @FunctionalInterface
    public interface Resolver {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    /** A guard that asks the system's resolver. */
    public AddressGuard(boolean privateNetwork) {
        this(privateNetwork, InetAddress::getAllByName);
    }

    public AddressGuard(boolean privateNetwork, Resolver resolver) {
        this.privateNetwork = privateNetwork;
        this.resolver = resolver;
    }

    /**
     * The addresses of a host; none when any of them may not be called.
     *
     * @param host  a name, or a literal without brackets
     */
    public List<InetAddress> check(String host) throws UnknownHostException {
        List<InetAddress> found = List.of(resolver.find(host));
        return found.stream().allMatch(this::allows) ? found : List.of();
    }

    boolean allows(InetAddress address) {
        byte[] octets = inner(address.getAddress());
        return octets.length == 4 ? allowsIpv4(octets) : allowsIpv6(address, octets);
    }

    private boolean allowsIpv4(byte[] octets) {
        int first = octets[0] & 0xff;
        int second = octets[1] & 0xff;
        boolean linkLocal = first == 169 && second == 254;
        boolean metadata = InetAddress.ofLiteral(ALIBABA_METADATA).equals(ofOctets(octets));
        if (first == 0 || first >= 224 || linkLocal || metadata) {
            return false;
        }
        boolean special = first == 10
                || first == 127
                || (first == 172 && (second & 0xf0) == 16)
                || (first == 192 && second == 168)
                || (first == 100 && (second & 0xc0) == 64)
                || (first == 192 && second == 0 && (octets[2] == 0 || octets[2] == 2))
                || (first == 198 && (second & 0xfe) == 18)
                || (first == 198 && second == 51 && octets[2] == 100)
                || (first == 203 && second == 0 && octets[2] == 113);
        return privateNetwork || !special;
    }

    private boolean allowsIpv6(InetAddress address, byte[] octets) {
        boolean siteLocal = (octets[0] & 0xff) == 0xfe && (octets[1] & 0xc0) == 0xc0;
        if (address.isMulticastAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || siteLocal
                || InetAddress.ofLiteral(AWS_METADATA).equals(address)) {
            return false;
        }
        boolean global = (octets[0] & 0xe0) == 0x20;
        boolean documentation = octets[0] == 0x20 && octets[1] == 1 && octets[2] == 0x0d && (octets[3] & 0xff) == 0xb8;
        return privateNetwork || (global && !documentation);
    }

    /** The IPv4 address inside of an IPv6 one; else the address itself. */
    private static byte[] inner(byte[] octets) {
        if (octets.length == 4) {
            return octets;
        }
        boolean zeros = true;
        for (int i = 0; i < 10; i++) {
            zeros &= octets[i] == 0;
        }
        boolean mapped = zeros && octets[10] == -1 && octets[11] == -1;
        boolean compatible = zeros && octets[10] == 0 && octets[11] == 0 && (octets[12] != 0 || octets[13] != 0);
        boolean translated =
                octets[0] == 0 && octets[1] == 0x64 && (octets[2] & 0xff) == 0xff && (octets[3] & 0xff) == 0x9b;
        if (mapped || compatible || translated) {
            return part(octets, 12, 0);
        }
        if (octets[0] == 0x20 && octets[1] == 2) {
            return part(octets, 2, 0);
        }
        boolean teredo = octets[0] == 0x20 && octets[1] == 1 && octets[2] == 0 && octets[3] == 0;
        return teredo ? part(octets, 12, 0xff) : octets;
    }

    private static byte[] part(byte[] octets, int from, int mask) {
        byte[] part = new byte[4];
        for (int i = 0; i < 4; i++) {
            part[i] = (byte) (octets[from + i] ^ mask);
        }
        return part;
    }

    private static InetAddress ofOctets(byte[] octets) {
        try {
            return Inet4Address.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets are an address", e);
        }
    }
}

package dev.callwright.sip.trunk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A block of IP addresses in CIDR notation (RFC 4632, RFC 4291 §2.3), or one address. Immutable.
 *
 * @param network  first address of the block; its host bits are zero
 * @param prefix   number of leading bits that an address of the block shares
 */
record AddressBlock(InetAddress network, int prefix) {

    /** Literals only: a name would have to be looked up, and its owner could let in anyone by changing a record. */
    private static final Pattern LITERAL =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3})|([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)");

    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

    AddressBlock {
        byte[] bits = network.getAddress();
        if (prefix < 0 || prefix > bits.length * 8) {
            throw new IllegalArgumentException(
                    "the prefix of " + network.getHostAddress() + " is out of range: " + prefix);
        }
        network = masked(bits, prefix);
    }

    /**
     * Reads {@code 192.0.2.7}, {@code 192.0.2.0/24}, {@code 2001:db8::7} or {@code 2001:db8::/32}.
     *
     * @throws IllegalArgumentException if it is none of these; names are never looked up
     */
    static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        if (!LITERAL.matcher(literal).matches()) {
            throw new IllegalArgumentException("not an IP address or CIDR block: " + text);
        }
        InetAddress address = InetAddress.ofLiteral(literal);
        return slash < 0 ? of(address) : new AddressBlock(address, prefix(text, slash + 1));
    }

    /** The block that holds this address alone. */
    static AddressBlock of(InetAddress address) {
        return new AddressBlock(address, address.getAddress().length * 8);
    }

    /** Whether the address lies in this block; an address of the other IP version never does. */
    boolean contains(InetAddress address) {
        byte[] bits = address.getAddress();
        return bits.length == network.getAddress().length
                && masked(bits, prefix).equals(network);
    }

    private static int prefix(String text, int from) {
        String digits = text.substring(from);
        if (!PREFIX.matcher(digits).matches()) {
            throw new IllegalArgumentException("not an IP address or CIDR block: " + text);
        }
        return Integer.parseInt(digits);
    }

    private static InetAddress masked(byte[] bits, int prefix) {
        for (int i = 0; i < bits.length; i++) {
            int kept = Math.clamp(prefix - 8 * i, 0, 8);
            bits[i] &= (byte) (0xFF00 >> kept);
        }
        try {
            return InetAddress.getByAddress(bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 octets", e);
        }
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefix;
    }
}

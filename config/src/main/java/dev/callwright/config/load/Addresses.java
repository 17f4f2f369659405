package dev.callwright.config.load;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IP addresses and blocks as text. Never asks a name server. */
final class Addresses {

    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}");
    private static final Pattern BLOCK = Pattern.compile("([^/]+)/(\\d{1,3})");
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private Addresses() {}

    /** Whether the text is a complete IPv4 or IPv6 address; short forms such as {@code 10.1} and zones are not. */
    static boolean isLiteral(String text) {
        return IPV4.matcher(text).matches() || isIpv6(text);
    }

    static boolean isWildcard(String text) {
        return isLiteral(text) && InetAddress.ofLiteral(text).isAnyLocalAddress();
    }

    /** Whether the text is a block in CIDR notation, such as {@code 198.51.100.0/24}. */
    static boolean isBlock(String text) {
        Matcher block = BLOCK.matcher(text);
        if (!block.matches() || !isLiteral(block.group(1))) {
            return false;
        }
        int bits = block.group(1).indexOf(':') < 0 ? IPV4_BITS : IPV6_BITS;
        return Integer.parseInt(block.group(2)) <= bits;
    }

    private static boolean isIpv6(String text) {
        if (!IPV6.matcher(text).matches()) {
            return false;
        }
        try {
            return InetAddress.ofLiteral(text).getAddress().length > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}

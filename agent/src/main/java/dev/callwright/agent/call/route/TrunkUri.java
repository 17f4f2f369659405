package dev.callwright.agent.call.route;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SIP URI of a trunk, taken apart as far as a call by it needs. Immutable.
 *
 * @param scheme      {@code sip} or {@code sips}
 * @param host        host name or address, an IPv6 address in brackets
 * @param rest        port and parameters, each with its separator; may be empty
 */
public record TrunkUri(String scheme, String host, String rest) {

    private static final Pattern SHAPE =
            Pattern.compile("(?i)(sips?):(?:[^@]*@)?(\\[[0-9a-f:.]+]|[^:;?\\[\\]@]+)(:\\d+)?((?:;[^?]*)?)(?:\\?.*)?");
    /** What may stand in the user part of a SIP URI without harm; a whole URI is judged by the SIP stack. */
    private static final Pattern NUMBER = Pattern.compile("[+0-9A-Za-z*#._~-]{1,64}");

    private static final Pattern USER = Pattern.compile("(?i)(?:sips?|tel):([^@;?]*)(?:[@;?].*)?");

    /** A URI that is none, as an empty target, has an empty host. */
    static TrunkUri of(String uri) {
        Matcher matcher = SHAPE.matcher(uri);
        if (!matcher.matches()) {
            return new TrunkUri("sip", "", "");
        }
        String port = matcher.group(3) == null ? "" : matcher.group(3);
        return new TrunkUri(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2), port + matcher.group(4));
    }

    /** Whether something is a SIP URI rather than a number. */
    public static boolean isUri(String target) {
        return SHAPE.matcher(target).matches();
    }

    /** Whether this may stand in the user part of a SIP URI as it is. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The user part of a SIP or tel URI; empty if there is none. */
    public static String userOf(String uri) {
        Matcher matcher = USER.matcher(uri);
        boolean named = matcher.matches()
                && (uri.contains("@") || uri.toLowerCase(Locale.ROOT).startsWith("tel:"));
        return named ? matcher.group(1).replace("%23", "#") : "";
    }

    /** The URI of a number at this host; a whole URI stays as it is. A hash must be escaped (RFC 3261 §25.1). */
    String to(String number) {
        return isUri(number) ? number : scheme + ":" + number.replace("#", "%23") + "@" + host + rest;
    }

    /** The host without the brackets of an IPv6 address. */
    String plainHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}

package dev.callwright.config.load;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SIP URIs of servers as text (RFC 3261 §19.1): scheme, host, port, parameters. Names are not looked up. */
final class SipUriText {

    private static final Pattern SHAPE = Pattern.compile(
            "(?<scheme>sips?):(?:(?<user>[^@\\s]+)@)?(?<host>\\[[^]\\s]+]|[^\\s:;?\\[\\]@]+)(?::(?<port>[^;?\\s]*))?"
                    + "(?<parameters>(?:;[^;?\\s]+)*)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LABELS = Pattern.compile(
            "(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9])?\\.)*[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.?");
    private static final Pattern PARAMETER =
            Pattern.compile("[A-Za-z0-9!%*_+`'~.-]+(?:=[A-Za-z0-9!%*_+`'~.:\\[\\]/&$-]+)?");
    private static final Set<String> TRANSPORTS = Set.of("udp", "tcp", "tls");
    private static final int LONGEST = 255;
    private static final int HIGHEST_PORT = 65_535;

    private SipUriText() {}

    /** What is wrong with the URI of a server, as the rest of a sentence; empty if nothing is. */
    static Optional<String> objection(String text) {
        Matcher uri = SHAPE.matcher(text);
        if (text.length() > LONGEST || !uri.matches()) {
            return Optional.of("is no SIP URI");
        }
        if (uri.group("user") != null) {
            return Optional.of("names a user, where a server is expected");
        }
        if (!isHost(uri.group("host"))) {
            return Optional.of("names no host");
        }
        if (uri.group("port") != null && !isPort(uri.group("port"))) {
            return Optional.of("has a port that is not within 1 to " + HIGHEST_PORT);
        }
        return parameters(uri.group("parameters"), uri.group("scheme").equalsIgnoreCase("sips"));
    }

    /** Whether the text is a host name, an IPv4 address or an IPv6 address in brackets. */
    static boolean isHost(String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            String inside = text.substring(1, text.length() - 1);
            return inside.indexOf(':') >= 0 && Addresses.isLiteral(inside);
        }
        return text.matches("[0-9.]+")
                ? Addresses.isLiteral(text)
                : LABELS.matcher(text).matches();
    }

    static boolean isPort(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= HIGHEST_PORT;
    }

    private static Optional<String> parameters(String text, boolean secure) {
        for (String parameter :
                text.isEmpty() ? new String[0] : text.substring(1).split(";", -1)) {
            if (!PARAMETER.matcher(parameter).matches()) {
                return Optional.of("has a parameter that cannot be read");
            }
            String lower = parameter.toLowerCase(Locale.ROOT);
            if (lower.equals("transport") || lower.startsWith("transport=")) {
                String transport = lower.substring(Math.min(lower.length(), "transport=".length()));
                if (!TRANSPORTS.contains(transport)) {
                    return Optional.of("asks for a transport that is not udp, tcp or tls");
                }
                if (secure && transport.equals("udp")) {
                    return Optional.of("asks for TLS by sips: and for udp");
                }
            }
        }
        return Optional.empty();
    }
}

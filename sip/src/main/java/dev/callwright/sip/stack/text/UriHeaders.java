package dev.callwright.sip.stack.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The headers a SIP URI asks for behind its question mark (RFC 3261 §19.1.1), escaped and unescaped. Pure. */
public final class UriHeaders {

    private static final int MOST = 16;
    private static final String UNRESERVED = "-_.!~*'()";

    private UriHeaders() {}

    /** The value of a header of this name, unescaped; empty when there is none, or its escapes are broken. */
    public static Optional<String> find(String headers, String name) {
        return HeaderText.split(headers, '&', MOST).stream()
                .map(header -> header.split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].equalsIgnoreCase(name))
                .findFirst()
                .flatMap(pair -> unescape(pair[1]));
    }

    public static String escape(String value) {
        StringBuilder escaped = new StringBuilder(value.length() + 16);
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain = (c < 0x80 && Character.isLetterOrDigit(c)) || UNRESERVED.indexOf(c) >= 0;
            escaped.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return escaped.toString();
    }

    private static Optional<String> unescape(String escaped) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '%') {
                octets.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            int high = i + 2 < escaped.length() ? Character.digit(escaped.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(escaped.charAt(i + 2), 16);
            if (low < 0) {
                return Optional.empty();
            }
            octets.write(high * 16 + low);
            i += 2;
        }
        return Optional.of(octets.toString(StandardCharsets.UTF_8));
    }
}

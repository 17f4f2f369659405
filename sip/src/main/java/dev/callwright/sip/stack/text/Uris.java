package dev.callwright.sip.stack.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.RouteHeader;
import javax.sip.message.Request;

/** Reads what the application wants to know from URIs. Pure. */
public final class Uris {

    private static final int LIMIT = 128;

    private Uris() {}

    /** The user part, or the number of a {@code tel} URI; escapes decoded, bounded, empty when there is none. */
    public static String user(URI uri) {
        return switch (uri) {
            case SipURI sip -> sip.getUser() == null ? "" : plain(decode(sip.getUser()));
            case TelURL tel -> plain((tel.isGlobal() ? "+" : "") + tel.getPhoneNumber());
            default -> "";
        };
    }

    /** The host a request goes to by its Route or Request-URI. */
    public static String nextHost(Request request) {
        URI next = Sip.first(request, RouteHeader.NAME, RouteHeader.class)
                .map(route -> route.getAddress().getURI())
                .findFirst()
                .orElseGet(request::getRequestURI);
        if (next instanceof SipURI sip) {
            return sip.getMAddrParam() == null ? sip.getHost() : sip.getMAddrParam();
        }
        return "";
    }

    /** One line of at most 128 characters. */
    public static String plain(String text) {
        return text.length() > LIMIT ? LogText.of(text.substring(0, LIMIT)) : LogText.of(text);
    }

    private static String decode(String escaped) {
        if (escaped.indexOf('%') < 0) {
            return escaped;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            int hex = c == '%' && i + 2 < escaped.length() ? hex(escaped.charAt(i + 1), escaped.charAt(i + 2)) : -1;
            if (hex >= 0) {
                bytes.write(hex);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(char high, char low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h * 16 + l;
    }
}

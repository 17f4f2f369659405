package dev.callwright.sip.dns;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a SIP URI says where it leads to. Immutable.
 *
 * @param secure     whether it is a {@code sips} URI
 * @param host       host name or IP address, without brackets; that of {@code maddr} where there is one
 * @param port       port; 0 for none
 * @param transport  in upper case; empty for none
 */
public record SipAddress(boolean secure, String host, int port, String transport) {

    private static final Pattern URI = Pattern.compile(
            "(sips?):(?:[^@\\s]*@)?(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?((?:[;?]\\S*)?)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMERIC = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** Reads a URI; empty if it is no SIP URI. */
    public static Optional<SipAddress> parse(String uri) {
        Matcher parts = URI.matcher(uri);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        if (port > 65_535) {
            return Optional.empty();
        }
        String parameters = parts.group(4);
        String maddr = parameter(parameters, "maddr");
        String host = maddr.isEmpty() ? parts.group(2) : maddr;
        return Optional.of(new SipAddress(
                parts.group(1).equalsIgnoreCase("sips"),
                host.replace("[", "").replace("]", ""),
                port,
                parameter(parameters, "transport").toUpperCase(Locale.ROOT)));
    }

    /** The user part as it is written, without password and parameters; empty for none. */
    public static String user(String uri) {
        int at = uri.indexOf('@');
        int colon = uri.indexOf(':');
        if (at < 0 || colon < 0 || colon > at) {
            return "";
        }
        return uri.substring(colon + 1, at).split("[:;]", 2)[0];
    }

    private static String parameter(String parameters, String name) {
        Matcher value = Pattern.compile(";" + name + "=([^;?]+)", Pattern.CASE_INSENSITIVE)
                .matcher(parameters);
        return value.find() ? value.group(1) : "";
    }

    /** Whether the host is an IP address, which need not be looked up. */
    public boolean isNumeric() {
        return NUMERIC.matcher(host).matches();
    }

    /** The host as it is written in a URI. */
    public String hostText() {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }
}

package dev.callwright.sip.stack.net;

import dev.callwright.sip.stack.text.Sip;
import java.util.List;
import java.util.Locale;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ViaHeader;

/**
 * How one peer sees us. Immutable.
 *
 * @param user       user part of Contact
 * @param host       advertised host or IP address
 * @param port       listening port
 * @param transport  {@code UDP}, {@code TCP}, {@code TLS}, {@code WS} or {@code WSS}
 */
public record Self(String user, String host, int port, String transport) {

    public Self {
        host = literal(host);
    }

    /** An IPv6 address as SIP writes it: in brackets, without a zone. */
    static String literal(String host) {
        if (host.indexOf(':') < 0 || host.startsWith("[")) {
            return host;
        }
        int zone = host.indexOf('%');
        return "[" + (zone < 0 ? host : host.substring(0, zone)) + "]";
    }

    /** The address without the brackets. */
    public static String bare(String literal) {
        return literal.replace("[", "").replace("]", "");
    }

    public ContactHeader contact() {
        return Sip.build(() -> {
            SipURI uri = Sip.ADDRESSES.createSipURI(user.isEmpty() ? null : user, host);
            uri.setPort(port);
            uri.setTransportParam(transport.toLowerCase(Locale.ROOT));
            return Sip.HEADERS.createContactHeader(Sip.ADDRESSES.createAddress(uri));
        });
    }

    /** A Via that asks for the answer to come back to where the request came from (RFC 3581 §3). */
    public List<ViaHeader> via(String branch, String overTransport) {
        return Sip.build(() -> {
            ViaHeader via = Sip.HEADERS.createViaHeader(host, port, overTransport.toUpperCase(Locale.ROOT), branch);
            via.setRPort();
            return List.of(via);
        });
    }
}

package dev.callwright.sip.stack;

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
 * @param transport  {@code UDP} or {@code TCP}
 */
record Self(String user, String host, int port, String transport) {

    ContactHeader contact() {
        return Sip.build(() -> {
            SipURI uri = Sip.ADDRESSES.createSipURI(user.isEmpty() ? null : user, host);
            uri.setPort(port);
            uri.setTransportParam(transport.toLowerCase(Locale.ROOT));
            return Sip.HEADERS.createContactHeader(Sip.ADDRESSES.createAddress(uri));
        });
    }

    /** A Via that asks for the answer to come back to where the request came from (RFC 3581 §3). */
    List<ViaHeader> via(String branch, String overTransport) {
        return Sip.build(() -> {
            String literal = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
            ViaHeader via = Sip.HEADERS.createViaHeader(literal, port, overTransport.toUpperCase(Locale.ROOT), branch);
            via.setRPort();
            return List.of(via);
        });
    }
}

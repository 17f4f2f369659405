package dev.callwright.sip.stack.text;

import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.header.Header;
import javax.sip.message.Request;

/**
 * Whom a REFER asks to call (RFC 3515 §2.1). Immutable.
 *
 * @param targetUri  SIP URI without a method and without headers
 * @param replaces   value of the Replaces header the new INVITE is to carry
 */
public record ReferTo(String targetUri, Optional<String> replaces) {

    private static final int LONGEST = 2_048;

    /** Empty unless there is one Refer-To, of one SIP URI, that asks for an INVITE. */
    public static Optional<ReferTo> of(Request refer) {
        List<Header> headers = Sip.all(refer, "Refer-To", Header.class);
        return headers.size() == 1 ? parse(Sip.value(headers.getFirst())) : Optional.empty();
    }

    public static Optional<ReferTo> parse(String value) {
        List<NameAddr> addresses =
                value.length() > LONGEST ? List.of() : NameAddr.list(value, 2).toList();
        if (addresses.size() != 1) {
            return Optional.empty();
        }
        NameAddr address = addresses.getFirst();
        return target(address.uri().split("\\?", 2)[0])
                .map(uri -> new ReferTo(uri, UriHeaders.find(address.headers(), "Replaces")));
    }

    private static Optional<String> target(String text) {
        try {
            if (text.chars().noneMatch(c -> c <= ' ') && Sip.ADDRESSES.createURI(text) instanceof SipURI uri) {
                boolean invites =
                        uri.getMethodParam() == null || uri.getMethodParam().equals(Request.INVITE);
                uri.removeParameter("method");
                return uri.getHost() != null && invites ? Optional.of(uri.toString()) : Optional.empty();
            }
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}

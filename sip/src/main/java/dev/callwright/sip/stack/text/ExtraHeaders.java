package dev.callwright.sip.stack.text;

import dev.callwright.sip.Invitation;
import dev.callwright.sip.SipException;
import dev.callwright.sip.SipHeader;
import gov.nist.javax.sip.header.ExtensionHeaderImpl;
import java.util.List;
import java.util.regex.Pattern;
import javax.sip.header.Header;

/** Headers the application adds to an INVITE of ours: neither the protocol's own, nor anything that would become two. Pure. */
public final class ExtraHeaders {

    private static final int LONGEST_VALUE = 1_024;

    /** A token (RFC 3261 §25.1) of more than one letter: those of one are short for headers of the protocol. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.!%*_+`'~-]{2,64}");

    private ExtraHeaders() {}

    /** Throws a {@link SipException} for a header that may not be added. */
    public static List<SipHeader> checked(List<SipHeader> headers) {
        if (headers.size() > Invitation.MOST_HEADERS) {
            throw new SipException("more than " + Invitation.MOST_HEADERS + " headers to add");
        }
        for (SipHeader header : headers) {
            boolean ours =
                    ProtocolHeaders.contain(header.name()) || header.name().equalsIgnoreCase("User-Agent");
            boolean wellFormed = NAME.matcher(header.name()).matches()
                    && header.value().length() <= LONGEST_VALUE
                    && header.value().chars().noneMatch(Character::isISOControl);
            if (ours || !wellFormed) {
                throw new SipException("not a header to add: " + LogText.of(header.name(), 80));
            }
        }
        return headers;
    }

    /** As it stands: the stack's parsers would refuse what only the peer has to understand. */
    public static Header header(SipHeader header) {
        ExtensionHeaderImpl built = new ExtensionHeaderImpl(header.name());
        built.setValue(header.value());
        return built;
    }
}

package dev.callwright.sip.stack.text;

import dev.callwright.sip.Invitation;
import dev.callwright.sip.SipHeader;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.sip.header.Header;
import javax.sip.message.Request;

/** The headers of an INVITE that the application may want to see: all but the protocol's own, bounded. Pure. */
public final class ApplicationHeaders {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_VALUE = 512;

    private ApplicationHeaders() {}

    public static List<SipHeader> of(Request invite) {
        List<SipHeader> found = new ArrayList<>();
        Iterator<SIPHeader> headers = ((SIPMessage) invite).getHeaders();
        while (headers.hasNext()) {
            SIPHeader header = headers.next();
            if (!ProtocolHeaders.contain(header.getName()) && header.getName().length() <= LONGEST_NAME) {
                add(header, found);
            }
        }
        return found.size() > Invitation.MOST_HEADERS ? found.subList(0, Invitation.MOST_HEADERS) : found;
    }

    private static void add(SIPHeader header, List<SipHeader> found) {
        if (header instanceof SIPHeaderList<?> list) {
            list.forEach(element -> found.add(header(header.getName(), element)));
        } else {
            found.add(header(header.getName(), header));
        }
    }

    private static SipHeader header(String name, Header header) {
        String value = Sip.value(header);
        StringBuilder clean = new StringBuilder(Math.min(value.length(), LONGEST_VALUE));
        value.chars()
                .filter(c -> !Character.isISOControl(c))
                .limit(LONGEST_VALUE)
                .forEach(c -> clean.append((char) c));
        return new SipHeader(name, clean.toString());
    }
}

package dev.callwright.sip.stack.text;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.message.Response;

/** Where a 3xx answer says the called party is (RFC 3261 §8.1.3.4, §21.3). Pure. */
public final class Redirection {

    private static final int MOST_TARGETS = 8;
    private static final Set<Integer> STATUSES = Set.of(300, 301, 302, 303, 304, 305, 380);

    private Redirection() {}

    /** SIP URIs, the most wanted first, at most 8; none when the answer redirects nowhere. */
    public static List<String> targets(Response response) {
        if (!STATUSES.contains(response.getStatusCode())) {
            return List.of();
        }
        return Sip.all(response, ContactHeader.NAME, ContactHeader.class).stream()
                .filter(contact -> !contact.isWildCard()
                        && contact.getAddress().getURI() instanceof SipURI uri
                        && uri.getHost() != null)
                .sorted(Comparator.comparingDouble(Redirection::preference).reversed())
                .map(contact -> contact.getAddress().getURI().toString())
                .limit(MOST_TARGETS)
                .toList();
    }

    /** Without a q-value a contact is as good as can be. */
    private static double preference(ContactHeader contact) {
        return contact.getQValue() < 0 ? 1 : contact.getQValue();
    }
}

package dev.callwright.sip.stack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ContentEncodingHeader;
import javax.sip.header.Header;
import javax.sip.header.RequireHeader;
import javax.sip.message.Request;

/** What keeps a request from being processed at all (RFC 3261 §8.2.2 and §8.2.3). Pure. */
final class Screening {

    private static final Set<String> SCHEMES = Set.of("sip", "sips", "tel");

    private Screening() {}

    /** Why a request is refused, and the headers that say how it would not have been. */
    record Objection(int status, List<Header> headers) {}

    /** For any method: extensions we would have to understand, and do not. */
    static Optional<Objection> extensions(Request request) {
        List<Header> unsupported = Sip.all(request, RequireHeader.NAME, RequireHeader.class).stream()
                .map(require -> Sip.build(() -> (Header) Sip.HEADERS.createUnsupportedHeader(require.getOptionTag())))
                .toList();
        return unsupported.isEmpty() ? Optional.empty() : Optional.of(new Objection(420, unsupported));
    }

    /** For an INVITE, in a dialog or not: also its addresses and its body. */
    static Optional<Objection> invite(Request request) {
        if (!SCHEMES.contains(request.getRequestURI().getScheme().toLowerCase(Locale.ROOT))) {
            return Optional.of(new Objection(416, List.of()));
        }
        Optional<Objection> extensions = extensions(request);
        if (extensions.isPresent()) {
            return extensions;
        }
        return hasTarget(request) ? body(request) : Optional.of(new Objection(400, List.of()));
    }

    /** One SIP URI to send to (§8.1.1.8); a re-INVITE that leaves it out leaves the target as it was. */
    private static boolean hasTarget(Request request) {
        List<ContactHeader> contacts = Sip.all(request, ContactHeader.NAME, ContactHeader.class);
        boolean within = !DialogKey.toTag(request).isEmpty();
        return contacts.isEmpty()
                ? within
                : contacts.size() == 1
                        && !contacts.getFirst().isWildCard()
                        && contacts.getFirst().getAddress().getURI() instanceof SipURI;
    }

    private static Optional<Objection> body(Request request) {
        if (Sip.body(request).isEmpty()) {
            return Optional.empty();
        }
        boolean encoded = Sip.all(request, ContentEncodingHeader.NAME, ContentEncodingHeader.class).stream()
                .anyMatch(header -> !header.getEncoding().equalsIgnoreCase("identity"));
        if (encoded || !Sip.contentType(request).equals(Sip.SDP)) {
            return Optional.of(new Objection(415, List.of(Sip.header("Accept", Sip.SDP))));
        }
        return Optional.empty();
    }
}

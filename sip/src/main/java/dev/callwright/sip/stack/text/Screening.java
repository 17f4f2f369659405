package dev.callwright.sip.stack.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.header.AcceptHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ContentEncodingHeader;
import javax.sip.header.Header;
import javax.sip.header.RequireHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;

/** What keeps a request from being processed at all (RFC 3261 §8.2.2 and §8.2.3). Pure. */
public final class Screening {

    private static final Set<String> SCHEMES = Set.of("sip", "sips", "tel");

    private Screening() {}

    /** Why a request is refused, and the headers that say how it would not have been. */
    public record Objection(int status, List<Header> headers) {}

    /** For any method: extensions we would have to understand, and do not. */
    public static Optional<Objection> extensions(Request request) {
        List<Header> unsupported = Sip.all(request, RequireHeader.NAME, RequireHeader.class).stream()
                .filter(require -> !Extensions.understands(require.getOptionTag()))
                .map(require -> Sip.build(() -> (Header) Sip.HEADERS.createUnsupportedHeader(require.getOptionTag())))
                .toList();
        return unsupported.isEmpty() ? Optional.empty() : Optional.of(new Objection(420, unsupported));
    }

    /** For a request outside any dialog: also a Request-URI we can read (§8.2.2.1). */
    public static Optional<Objection> outside(Request request) {
        return scheme(request).or(() -> extensions(request));
    }

    /** For a REGISTER: also an address of record we can keep (§10.3). */
    public static Optional<Objection> register(Request request) {
        ToHeader to = (ToHeader) request.getHeader(ToHeader.NAME);
        return outside(request)
                .or(() -> to.getAddress().getURI() instanceof SipURI
                                || to.getAddress().getURI() instanceof TelURL
                        ? Optional.empty()
                        : Optional.of(new Objection(400, List.of())));
    }

    private static Optional<Objection> scheme(Request request) {
        return SCHEMES.contains(request.getRequestURI().getScheme().toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(new Objection(416, List.of()));
    }

    /** For an INVITE, in a dialog or not: also its addresses and its body. */
    public static Optional<Objection> invite(Request request) {
        Optional<Objection> outside = outside(request);
        if (outside.isPresent()) {
            return outside;
        }
        return hasTarget(request) && !hasUriHeaders(request)
                ? body(request).or(() -> answer(request))
                : Optional.of(new Objection(400, List.of()));
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

    /** Headers have no place in a Request-URI (§19.1.1). */
    private static boolean hasUriHeaders(Request request) {
        return request.getRequestURI() instanceof SipURI uri
                && uri.getHeaderNames().hasNext();
    }

    /** SDP is all we can answer with (§20.1). */
    private static Optional<Objection> answer(Request request) {
        List<AcceptHeader> accepted = Sip.all(request, AcceptHeader.NAME, AcceptHeader.class);
        boolean sdp = accepted.isEmpty() || accepted.stream().anyMatch(Screening::allowsSdp);
        return sdp ? Optional.empty() : Optional.of(new Objection(406, List.of(Sip.header("Accept", Sip.SDP))));
    }

    /** An empty Accept parses as one without type, and accepts nothing; those who send it still mean SDP. */
    private static boolean allowsSdp(AcceptHeader accept) {
        String type = String.valueOf(accept.getContentType());
        String subtype = String.valueOf(accept.getContentSubType());
        return accept.getContentType() == null
                || type.equals("*")
                || (type.equalsIgnoreCase("application") && (subtype.equals("*") || subtype.equalsIgnoreCase("sdp")));
    }

    public static Optional<Objection> body(Request request) {
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

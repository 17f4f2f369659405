package dev.callwright.sip.stack;

import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.SipException;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** Builds the INVITE of a call we place (RFC 3261 §8.1.1, §13.2.1). Immutable. */
final class OutgoingInvite {

    private static final int MAX_FORWARDS = 70;

    private final OutgoingRequest call;
    private final SipURI target;
    private final String callId;
    private final String tag;
    private final Signalling signalling;

    OutgoingInvite(OutgoingRequest call, Signalling signalling) {
        this.call = call;
        this.signalling = signalling;
        this.target = target(call.target().uri());
        parse("sip:" + (call.from().user().isEmpty() ? "" : call.from().user() + "@") + "localhost");
        this.callId = signalling.names().callId("callwright");
        this.tag = signalling.names().tag();
    }

    private static SipURI target(String uri) {
        SipURI target = parse(uri);
        if (!isSpoken(target.getTransportParam())) {
            throw new SipException("only UDP, TCP and TLS are spoken: " + LogText.of(uri));
        }
        return target;
    }

    private static SipURI parse(String uri) {
        try {
            if (uri.chars().noneMatch(c -> c <= ' ')
                    && Sip.ADDRESSES.createURI(uri) instanceof SipURI target
                    && target.getHost() != null) {
                return target;
            }
        } catch (ParseException e) {
            throw new SipException("not a SIP URI: " + LogText.of(uri), e);
        }
        throw new SipException("not a SIP URI: " + LogText.of(uri));
    }

    private static boolean isSpoken(@Nullable String transport) {
        return transport == null || Set.of("udp", "tcp", "tls").contains(transport.toLowerCase(Locale.ROOT));
    }

    String callId() {
        return callId;
    }

    String tag() {
        return tag;
    }

    String host() {
        return target.getMAddrParam() == null ? target.getHost() : target.getMAddrParam();
    }

    String user() {
        return call.from().user();
    }

    String transport() {
        String transport = target.getTransportParam();
        if (target.isSecure()) {
            return "TLS";
        }
        return transport == null ? "UDP" : transport.toUpperCase(Locale.ROOT);
    }

    Request build(Self self, long cseq, Optional<Header> authorization) {
        return Sip.build(() -> {
            Address to = Sip.ADDRESSES.createAddress((SipURI) target.clone());
            Address from = Sip.ADDRESSES.createAddress(Sip.ADDRESSES.createSipURI(
                    call.from().user().isEmpty() ? null : call.from().user(), self.host()));
            Request invite = Sip.MESSAGES.createRequest(
                    (SipURI) target.clone(),
                    Request.INVITE,
                    Sip.HEADERS.createCallIdHeader(callId),
                    Sip.HEADERS.createCSeqHeader(cseq, Request.INVITE),
                    Sip.HEADERS.createFromHeader(from, tag),
                    Sip.HEADERS.createToHeader(to, null),
                    self.via(signalling.names().branch(), transport()),
                    Sip.HEADERS.createMaxForwardsHeader(MAX_FORWARDS));
            invite.addHeader(self.contact());
            invite.addHeader(signalling.responses().userAgent());
            for (String method : Responses.METHODS) {
                invite.addHeader(Sip.HEADERS.createAllowHeader(method));
            }
            authorization.ifPresent(invite::addHeader);
            Sip.setBody(invite, Sip.SDP, call.offer());
            return invite;
        });
    }

    /** What answers a challenge of this INVITE; empty without credentials, or when we know none of its algorithms. */
    Optional<Header> authorization(Response challenge) {
        if (!call.credentials().isPresent()) {
            return Optional.empty();
        }
        String cnonce = signalling.names().tag();
        return new DigestAnswer(
                        call.credentials().user(),
                        call.credentials().password(),
                        Request.INVITE,
                        target.toString(),
                        cnonce)
                .to(challenge);
    }
}

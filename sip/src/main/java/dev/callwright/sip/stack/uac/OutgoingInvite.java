package dev.callwright.sip.stack.uac;

import dev.callwright.sip.Credentials;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.SipException;
import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.basis.Signalling;
import dev.callwright.sip.stack.net.Self;
import dev.callwright.sip.stack.text.ExtraHeaders;
import dev.callwright.sip.stack.text.LogText;
import dev.callwright.sip.stack.text.OutgoingIdentity;
import dev.callwright.sip.stack.text.Sip;
import java.text.ParseException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.Header;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** Builds the INVITE of a call we place (RFC 3261 §8.1.1, §13.2.1). Immutable. */
public final class OutgoingInvite {

    private static final int MAX_FORWARDS = 70;

    private final OutgoingRequest call;
    private final SipURI target;
    private final Optional<SipURI> route;
    private final OutgoingIdentity identity;
    private final String callId;
    private final String tag;
    private final Signalling signalling;

    public OutgoingInvite(OutgoingRequest call, Signalling signalling) {
        this.call = call;
        this.signalling = signalling;
        this.target = target(call.target().uri());
        this.route =
                Optional.of(call.target().route()).filter(uri -> !uri.isEmpty()).map(OutgoingInvite::target);
        this.identity = new OutgoingIdentity(call.from());
        parse("sip:" + (call.from().user().isEmpty() ? "" : call.from().user() + "@")
                + (call.from().domain().isEmpty() ? "localhost" : call.from().domain()));
        ExtraHeaders.checked(call.headers());
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

    public String callId() {
        return callId;
    }

    String tag() {
        return tag;
    }

    /** Where to send it, beginning with the first place. */
    HopSequence hops() {
        return new HopSequence(call.target(), route.orElse(target));
    }

    /** How long it may ring; zero for the longest there is. */
    Duration ringTimeout() {
        return call.ringTimeout();
    }

    String user() {
        return call.from().user();
    }

    Request build(Self self, long cseq) {
        return Sip.build(() -> {
            Address to = Sip.ADDRESSES.createAddress((SipURI) target.clone());
            Request invite = Sip.MESSAGES.createRequest(
                    (SipURI) target.clone(),
                    Request.INVITE,
                    Sip.HEADERS.createCallIdHeader(callId),
                    Sip.HEADERS.createCSeqHeader(cseq, Request.INVITE),
                    Sip.HEADERS.createFromHeader(identity.address(self.host()), tag),
                    Sip.HEADERS.createToHeader(to, null),
                    self.via(signalling.names().branch(), self.transport()),
                    Sip.HEADERS.createMaxForwardsHeader(MAX_FORWARDS));
            route.ifPresent(proxy -> invite.addHeader(loose(proxy)));
            invite.addHeader(self.contact());
            invite.addHeader(signalling.responses().userAgent());
            for (String method : Responses.METHODS) {
                invite.addHeader(Sip.HEADERS.createAllowHeader(method));
            }
            invite.addHeader(Sip.header("Supported", "replaces"));
            identity.headers(self.host()).forEach(invite::addHeader);
            call.headers().forEach(header -> invite.addHeader(ExtraHeaders.header(header)));
            Sip.setBody(invite, Sip.SDP, call.offer());
            return invite;
        });
    }

    /** A proxy that routes as RFC 3261 has it leaves the Request-URI alone. */
    private static Header loose(SipURI proxy) {
        SipURI uri = (SipURI) proxy.clone();
        uri.setLrParam();
        return Sip.HEADERS.createRouteHeader(Sip.ADDRESSES.createAddress(uri));
    }

    public Credentials credentials() {
        return call.credentials();
    }
}

package dev.callwright.agent.call.route;

import dev.callwright.agent.call.OutboundOrder;
import dev.callwright.config.CredentialsConfig;
import dev.callwright.config.IdentityConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.Credentials;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.SipHeader;
import dev.callwright.sip.Target;
import java.util.List;
import java.util.stream.Stream;

/** The INVITE of a call by a trunk: who we say we are, what we answer a challenge with, which headers are added. Immutable. */
public record TrunkInvite(TrunkConfig trunk, OutboundOrder order) {

    /** The number shown to the called party: that of the order, else the trunk's, else the trunk's user. */
    public String caller() {
        return Stream.of(
                        order.caller(),
                        trunk.identity().number(),
                        trunk.credentials().user())
                .filter(number -> !number.isEmpty())
                .findFirst()
                .orElse("");
    }

    public OutgoingRequest to(Target target, String offer) {
        CredentialsConfig credentials = trunk.credentials();
        return new OutgoingRequest(
                target,
                from(target),
                offer,
                new Credentials(credentials.user(), credentials.password().value()),
                headers(),
                trunk.outbound().ringTimeout());
    }

    private OutgoingRequest.From from(Target target) {
        IdentityConfig identity = trunk.identity();
        String domain = trunk.domain().isEmpty() ? TrunkUri.of(target.uri()).host() : trunk.domain();
        return new OutgoingRequest.From(caller(), identity.name(), domain, style(identity.style()), identity.privacy());
    }

    private static OutgoingRequest.Style style(IdentityConfig.Style style) {
        return switch (style) {
            case FROM -> OutgoingRequest.Style.FROM;
            case P_ASSERTED_IDENTITY -> OutgoingRequest.Style.P_ASSERTED_IDENTITY;
            case P_PREFERRED_IDENTITY -> OutgoingRequest.Style.P_PREFERRED_IDENTITY;
            case REMOTE_PARTY_ID -> OutgoingRequest.Style.REMOTE_PARTY_ID;
        };
    }

    private List<SipHeader> headers() {
        return Stream.concat(trunk.headers().stream().map(TrunkInvite::header), order.headers().stream())
                .toList();
    }

    private static SipHeader header(String line) {
        int colon = line.indexOf(':');
        return colon < 0
                ? new SipHeader(line.strip(), "")
                : new SipHeader(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
    }
}

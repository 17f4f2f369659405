package dev.callwright.sip.trunk;

import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.Credentials;
import dev.callwright.sip.PlainRequest;
import dev.callwright.sip.SipHeader;
import dev.callwright.sip.Target;
import dev.callwright.sip.Target.NextHop;
import dev.callwright.sip.dns.SipAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What the requests of one trunk, outside any call, have in common. Immutable. */
final class RegisterRequest {

    private final TrunkConfig trunk;
    private final String callId = UUID.randomUUID().toString();

    RegisterRequest(TrunkConfig trunk) {
        this.trunk = trunk;
    }

    static Credentials credentials(TrunkConfig trunk) {
        return new Credentials(
                trunk.credentials().user(), trunk.credentials().password().value());
    }

    /** The user we register, and are called by. */
    static String user(TrunkConfig trunk) {
        return trunk.register().user().isEmpty()
                ? trunk.credentials().user()
                : trunk.register().user();
    }

    /** Where requests to this URI go first. */
    String firstStop(String uri) {
        return trunk.outboundProxy().isEmpty() ? uri : trunk.outboundProxy();
    }

    PlainRequest register(String registrar, List<NextHop> hops, Duration expires, long cseq) {
        SipHeader asked = new SipHeader("Expires", Long.toString(expires.toSeconds()));
        return request("REGISTER", registrar, hops, List.of(asked), cseq);
    }

    PlainRequest options(List<NextHop> hops, long cseq) {
        return request("OPTIONS", trunk.target(), hops, List.of(new SipHeader("Accept", "application/sdp")), cseq);
    }

    private PlainRequest request(String method, String uri, List<NextHop> hops, List<SipHeader> headers, long cseq) {
        String host = trunk.domain().isEmpty()
                ? SipAddress.parse(uri).map(SipAddress::hostText).orElse("")
                : trunk.domain();
        String user = user(trunk);
        String ours = "sip:" + (user.isEmpty() ? "" : user + "@") + host;
        return new PlainRequest(
                method,
                new Target(uri, trunk.outboundProxy(), hops),
                ours,
                method.equals("REGISTER") ? ours : uri,
                user,
                new PlainRequest.Sequence(callId, cseq),
                headers,
                credentials(trunk));
    }
}

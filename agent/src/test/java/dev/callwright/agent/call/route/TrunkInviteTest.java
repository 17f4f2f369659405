package dev.callwright.agent.call.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.OutboundOrder;
import dev.callwright.agent.call.testing.Trunks;
import dev.callwright.config.CredentialsConfig;
import dev.callwright.config.IdentityConfig;
import dev.callwright.config.Secret;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.SipHeader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TrunkInviteTest {

    private static final TrunkConfig PLAIN = Trunks.to("a", "sip:sip.example.com:5080");
    private static final OutboundOrder ORDER = new OutboundOrder("a", "100", "reception");

    @Test
    void everythingTheTrunkSaysGoesIntoTheRequest() {
        var identity = new IdentityConfig(IdentityConfig.Style.P_ASSERTED_IDENTITY, "+8621", "Shop", true);
        var trunk = Trunks.as(
                PLAIN,
                new CredentialsConfig("account", new Secret("word")),
                identity,
                List.of("X-Account: 77", "X-Empty:"));

        OutgoingRequest request = request(trunk, ORDER);

        assertThat(request.target().uri()).isEqualTo("sip:100@sip.example.com:5080");
        assertThat(request.target().route()).isEqualTo("sip:proxy.example.com;lr");
        assertThat(request.from())
                .isEqualTo(new OutgoingRequest.From(
                        "+8621", "Shop", "sip.example.com", OutgoingRequest.Style.P_ASSERTED_IDENTITY, true));
        assertThat(request.credentials().user()).isEqualTo("account");
        assertThat(request.credentials().password()).isEqualTo("word");
        assertThat(request.headers()).containsExactly(new SipHeader("X-Account", "77"), new SipHeader("X-Empty", ""));
        assertThat(request.ringTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(request.offer()).isEqualTo("offer");
    }

    @Test
    void theNumberShownIsThatOfTheOrderThenTheTrunksThenItsUsers() {
        var user = new CredentialsConfig("account", new Secret("word"));
        var numbered = new IdentityConfig(IdentityConfig.Style.FROM, "+8621", "", false);
        var order = new OutboundOrder("a", "100", "reception", "+86999", Map.of(), List.of());

        assertThat(new TrunkInvite(Trunks.as(PLAIN, user, numbered, List.of()), order).caller())
                .isEqualTo("+86999");
        assertThat(new TrunkInvite(Trunks.as(PLAIN, user, numbered, List.of()), ORDER).caller())
                .isEqualTo("+8621");
        assertThat(new TrunkInvite(Trunks.as(PLAIN, user, IdentityConfig.DEFAULTS, List.of()), ORDER).caller())
                .isEqualTo("account");
        assertThat(new TrunkInvite(PLAIN, ORDER).caller()).isEmpty();
    }

    @Test
    void headersOfTheOrderComeAfterTheTrunks() {
        var order = new OutboundOrder(
                "a", "100", "reception", "", Map.of(), List.of(new SipHeader("Replaces", "x@y;to-tag=1;from-tag=2")));
        var trunk = Trunks.as(PLAIN, CredentialsConfig.DEFAULTS, IdentityConfig.DEFAULTS, List.of("X-A: 1"));

        assertThat(request(trunk, order).headers())
                .containsExactly(new SipHeader("X-A", "1"), new SipHeader("Replaces", "x@y;to-tag=1;from-tag=2"));
    }

    private static OutgoingRequest request(TrunkConfig trunk, OutboundOrder order) {
        return new TrunkInvite(trunk, order).to(Destinations.ofSettings().of(trunk, order.number()), "offer");
    }
}

package dev.callwright.agent.call.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.testing.Trunks;
import dev.callwright.config.CredentialsConfig;
import dev.callwright.config.IdentityConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.Target;
import dev.callwright.sip.Target.NextHop;
import dev.callwright.sip.dns.Ways;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedDestinationsTest {

    private static final NextHop FIRST = new NextHop("192.0.2.1", 5060, "UDP", "sip.example.com");
    private static final NextHop SECOND = new NextHop("192.0.2.2", 5060, "UDP", "sip.example.com");

    private final List<String> asked = new ArrayList<>();

    @Test
    void aNamedTargetIsSentToItsAddressesInOrder() {
        Target target = finding(FIRST, SECOND).of(Trunks.to("a", "sip:sip.example.com"), "4000");

        assertThat(target).isEqualTo(new Target("sip:4000@sip.example.com", "", List.of(FIRST, SECOND)));
        assertThat(asked).containsExactly("sip:4000@sip.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:192.0.2.9", "sip:192.0.2.9:5080;transport=tcp", "sip:[2001:db8::9]", "sips:192.0.2.9"})
    void anAddressNeedsNoName(String uri) {
        Target target = finding(FIRST).of(Trunks.to("a", uri), "4000");

        assertThat(target.hops()).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void theOutboundProxyIsLookedUpAndNotTheTarget() {
        TrunkConfig trunk = Trunks.as(
                Trunks.to("a", "sip:192.0.2.9"), CredentialsConfig.DEFAULTS, IdentityConfig.DEFAULTS, List.of());
        Target target = finding(FIRST).of(trunk, "4000");

        assertThat(asked).containsExactly("sip:proxy.example.com;lr");
        assertThat(target.uri()).isEqualTo("sip:4000@192.0.2.9");
        assertThat(target.hops()).containsExactly(FIRST);
    }

    @Test
    void anUnknownNameLeavesTheTargetAsItIs() {
        assertThat(finding().of(Trunks.to("a", "sip:sip.example.com"), "4000").hops())
                .isEmpty();
    }

    @Test
    void aSilentNameServiceHoldsTheCallUpForALimitedTime() {
        NamedDestinations silent = new NamedDestinations((_, _) -> {}, Duration.ofMillis(50));

        assertThat(silent.of(Trunks.to("a", "sip:sip.example.com"), "4000").hops())
                .isEmpty();
    }

    private NamedDestinations finding(NextHop... hops) {
        Ways ways = (uri, receiver) -> {
            asked.add(uri);
            receiver.accept(List.of(hops));
        };
        return new NamedDestinations(ways);
    }
}

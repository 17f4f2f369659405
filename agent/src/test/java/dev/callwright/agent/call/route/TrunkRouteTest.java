package dev.callwright.agent.call.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.testing.Trunks;
import dev.callwright.config.OutboundConfig;
import dev.callwright.config.TrunkConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrunkRouteTest {

    private static final Duration RING = Duration.ofSeconds(5);

    @Test
    void eachTrunkIsFollowedByItsNextAndNoneIsTriedTwice() {
        var all = List.of(trunk("a", "b"), trunk("b", "c"), trunk("c", "a"), trunk("d", ""));

        assertThat(names(TrunkRoute.from(all, "b"))).containsExactly("b", "c", "a");
        assertThat(names(TrunkRoute.from(all, "d"))).containsExactly("d");
        assertThat(names(TrunkRoute.from(all, "none"))).isEmpty();
    }

    @Test
    void aTrunkWithoutATargetIsPassedOver() {
        var all = List.of(trunk("a", "b"), Trunks.to("b", "", Trunks.anyNumber("c", RING)), trunk("c", "nobody"));

        assertThat(names(TrunkRoute.from(all, "a"))).containsExactly("a", "c");
        assertThat(names(TrunkRoute.from(all, "b"))).containsExactly("c");
    }

    @Test
    void aTrunkThatMayNotCallANumberIsLeftOut() {
        var some = new OutboundConfig(List.of("+86"), List.of("+86900"), RING, false, false, "b");
        var all = List.of(Trunks.to("a", "sip:a.example.com", some), trunk("b", ""));

        assertThat(names(TrunkRoute.from(all, "a").allowing("+8621"))).containsExactly("a", "b");
        assertThat(names(TrunkRoute.from(all, "a").allowing("+869001"))).containsExactly("b");
        assertThat(names(TrunkRoute.from(all, "a").allowing("+1212"))).containsExactly("b");
    }

    @Test
    void noNumberIsAllowedUnlessTheSettingsSaySo() {
        assertThat(DialRules.of(TrunkConfig.DEFAULTS).allows("100")).isFalse();
    }

    @Test
    void anotherTrunkIsTriedWhenOneFailedAndNeverAfterADecline() {
        var plain = OutboundConfig.DEFAULTS;
        var busy = new OutboundConfig(List.of(), List.of(), RING, false, true, "");

        assertThat(TrunkRoute.worthAnother(CallOutcome.TRUNK_UNAVAILABLE, plain))
                .isTrue();
        assertThat(TrunkRoute.worthAnother(CallOutcome.BUSY, plain)).isFalse();
        assertThat(TrunkRoute.worthAnother(CallOutcome.BUSY, busy)).isTrue();
        assertThat(TrunkRoute.worthAnother(CallOutcome.DECLINED, busy)).isFalse();
        assertThat(TrunkRoute.worthAnother(CallOutcome.NO_ANSWER, busy)).isFalse();
        assertThat(TrunkRoute.worthAnother(CallOutcome.FORBIDDEN, busy)).isFalse();
    }

    private static TrunkConfig trunk(String name, String next) {
        return Trunks.to(name, "sip:" + name + ".example.com", Trunks.anyNumber(next, RING));
    }

    private static List<String> names(TrunkRoute route) {
        return route.trunks().stream().map(TrunkConfig::name).toList();
    }
}

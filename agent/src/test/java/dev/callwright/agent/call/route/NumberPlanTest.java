package dev.callwright.agent.call.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.NumberingConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.CallerIdentity;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.Origin;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NumberPlanTest {

    private final NumberPlan plan = new NumberPlan(
            CallwrightConfig.DEFAULTS.withTrunks(List.of(chinese("city"), TrunkConfig.from("pbx", List.of()))));

    @Test
    void allNumbersOfATrunkAreWrittenAlike() {
        Invitation normal = plan.apply(invitation(new Origin.Trunk("city")));

        assertThat(normal.dialled()).isEqualTo("+862155550100");
        assertThat(normal.caller()).isEqualTo("+8613812345678");
        assertThat(normal.identity().asserted()).isEqualTo("+862155550111");
        assertThat(normal.identity().diversions()).containsExactly("+862155550122", "400");
        assertThat(normal.callerName()).isEqualTo("Zhang");
    }

    @Test
    void othersAreLeftAlone() {
        for (Origin origin : List.of(new Origin.Trunk("pbx"), new Origin.Trunk("gone"), new Origin.User("alice"))) {
            assertThat(plan.apply(invitation(origin))).isEqualTo(invitation(origin));
        }
    }

    private static Invitation invitation(Origin origin) {
        return new Invitation(
                "call-id",
                "02155550100",
                "8613812345678",
                "Zhang",
                new CallerIdentity("021 5555 0111", "", false, List.of("02155550122", "400")),
                List.of(),
                new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 5060),
                "192.0.2.9",
                "UDP",
                origin,
                Optional.empty());
    }

    private static TrunkConfig chinese(String name) {
        return TrunkConfig.DEFAULTS
                .withName(name)
                .withNumbering(new NumberingConfig("86", "0", "00", NumberingConfig.Send.AS_IS));
    }
}

package dev.callwright.agent.call.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.MediaConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.CallerIdentity;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.Origin;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LocalAddressTest {

    private static final Origin NATTED = new Origin.Trunk("natted");
    private static final Origin PLAIN = new Origin.Trunk("plain");
    private static final Origin ALICE = new Origin.User("alice");
    private static final String REACHED_AT = "192.0.2.40";

    @Test
    void theTrunksOwnAddressGoesBeforeEveryOther() {
        assertThat(address("203.0.113.1", "192.0.2.20", NATTED, REACHED_AT)).isEqualTo("198.51.100.9");
    }

    @Test
    void theAdvertisedAddressGoesBeforeTheOneListenedOn() {
        assertThat(address("203.0.113.1", "192.0.2.20", PLAIN, REACHED_AT)).isEqualTo("203.0.113.1");
        assertThat(address("203.0.113.1", "192.0.2.20", ALICE, REACHED_AT)).isEqualTo("203.0.113.1");
    }

    @Test
    void theAddressListenedOnGoesBeforeTheOneReachedAt() {
        assertThat(address("", "192.0.2.20", PLAIN, REACHED_AT)).isEqualTo("192.0.2.20");
    }

    @Test
    void aWildcardIsNoAddressToAdvertise() {
        assertThat(address("", "0.0.0.0", PLAIN, REACHED_AT)).isEqualTo(REACHED_AT);
        assertThat(address("", "::", ALICE, REACHED_AT)).isEqualTo(REACHED_AT);
    }

    @Test
    void aTrunkThatIsNotConfiguredHasNoAddressOfItsOwn() {
        assertThat(address("", "0.0.0.0", new Origin.Trunk("gone"), REACHED_AT)).isEqualTo(REACHED_AT);
    }

    static String address(String advertised, String listened, Origin origin, String reachedAt) {
        CallwrightConfig plain = CallwrightConfig.DEFAULTS;
        MediaConfig media = plain.media();
        CallwrightConfig config = plain.withMedia(new MediaConfig(
                        listened,
                        advertised,
                        media.ports(),
                        media.portRest(),
                        media.loops(),
                        media.reorderWait(),
                        media.playoutLimit(),
                        media.silentCallerLimit()))
                .withTrunks(List.of(
                        TrunkConfig.DEFAULTS.from(
                                "natted", List.of("192.0.2.7"), TrunkConfig.DEFAULTS.codecs(), "198.51.100.9"),
                        TrunkConfig.DEFAULTS.from("plain", List.of("192.0.2.8"), TrunkConfig.DEFAULTS.codecs(), "")))
                .withUsers(List.of())
                .withNumbers(List.of())
                .withAgents(List.of());
        return new LocalAddress(config)
                .forMedia(new Invitation(
                        "id",
                        "4000",
                        "caller",
                        "",
                        CallerIdentity.NONE,
                        List.of(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060),
                        reachedAt,
                        "UDP",
                        origin,
                        Optional.empty()));
    }
}

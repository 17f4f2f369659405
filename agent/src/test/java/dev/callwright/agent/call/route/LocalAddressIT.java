package dev.callwright.agent.call.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.Origin;
import org.junit.jupiter.api.Test;

final class LocalAddressIT {

    @Test
    void whereNothingElseIsKnownItIsTheAddressTowardsThePeer() {
        assertThat(LocalAddressTest.address("", "0.0.0.0", new Origin.User("alice"), "0.0.0.0"))
                .isEqualTo("127.0.0.1");
        assertThat(LocalAddressTest.address("", "", new Origin.User("alice"), ""))
                .isEqualTo("127.0.0.1");
    }
}

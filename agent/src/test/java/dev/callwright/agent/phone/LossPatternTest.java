package dev.callwright.agent.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LossPatternTest {

    private static final int PACKETS = 50_000;

    @Test
    void losesTheShareAndTheBurstsItIsToldTo() {
        Network network = new Network(10, 3, Duration.ZERO, Duration.ZERO, Network.Side.BOTH);
        LossPattern pattern = new LossPattern(1);
        int lost = 0;
        int bursts = 0;
        boolean before = false;
        for (int i = 0; i < PACKETS; i++) {
            boolean now = pattern.loses(network);
            lost += now ? 1 : 0;
            bursts += now && !before ? 1 : 0;
            before = now;
        }

        assertThat(lost * 100.0 / PACKETS).isCloseTo(10, within(1.0));
        assertThat((double) lost / bursts).isCloseTo(3, within(0.3));
    }

    @Test
    void theSameSeedLosesTheSamePackets() {
        Network network = new Network(30, 2, Duration.ofMillis(20), Duration.ofMillis(5), Network.Side.BOTH);
        LossPattern one = new LossPattern(42);
        LossPattern other = new LossPattern(42);
        for (int i = 0; i < 500; i++) {
            assertThat(one.loses(network)).isEqualTo(other.loses(network));
            long late = one.lateNanos(network);
            assertThat(late).isEqualTo(other.lateNanos(network)).isBetween(5_000_000L, 25_000_000L);
        }
    }

    @Test
    void aPerfectNetworkLosesNothing() {
        LossPattern pattern = new LossPattern(1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(pattern.loses(Network.PERFECT)).isFalse();
            assertThat(pattern.lateNanos(Network.PERFECT)).isZero();
        }
        assertThat(pattern.loses(new Network(100, 1, Duration.ZERO, Duration.ZERO, Network.Side.BOTH)))
                .isTrue();
    }

    @Test
    void refusesWhatNoNetworkIs() {
        assertThatThrownBy(() -> new Network(101, 1, Duration.ZERO, Duration.ZERO, Network.Side.BOTH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Network(1, 0, Duration.ZERO, Duration.ZERO, Network.Side.BOTH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Network(1, 1, Duration.ofSeconds(3), Duration.ZERO, Network.Side.BOTH))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

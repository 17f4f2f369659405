package dev.callwright.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FailedAttemptsTest {

    private static final InetAddress GUESSER = TestConfigs.address("198.51.100.9");

    private final FakeClock clock = new FakeClock();
    private final FailedAttempts attempts = new FailedAttempts(4, clock);

    @Test
    void shutOutASourceForAWhile() {
        assertThat(fail(GUESSER, FailedAttempts.LIMIT - 1)).isFalse();
        assertThat(attempts.isShutOut(GUESSER)).isFalse();

        assertThat(attempts.count(GUESSER)).isTrue();
        assertThat(attempts.isShutOut(GUESSER)).isTrue();
        assertThat(attempts.isShutOut(TestConfigs.address("198.51.100.10"))).isFalse();

        clock.advance(FailedAttempts.WINDOW.minusNanos(1));
        assertThat(attempts.isShutOut(GUESSER)).isTrue();
        clock.advance(Duration.ofNanos(1));
        assertThat(attempts.isShutOut(GUESSER)).isFalse();
        assertThat(attempts.count(GUESSER)).isFalse();
    }

    @Test
    void aPhoneThatFailsOnceAMinuteIsNeverShutOut() {
        for (int i = 0; i < 100; i++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(attempts.count(GUESSER)).isFalse();
        }
    }

    @Test
    void aWholeIpv6NetworkCountsAsOneSource() {
        for (int i = 0; i < FailedAttempts.LIMIT; i++) {
            attempts.count(TestConfigs.address("2001:db8:0:1::" + i));
        }

        assertThat(attempts.isShutOut(TestConfigs.address("2001:db8:0:1:ffff::1")))
                .isTrue();
        assertThat(attempts.isShutOut(TestConfigs.address("2001:db8:0:2::1"))).isFalse();
    }

    @Test
    void aFullTableForgetsTheSourceThatFailedLongestAgo() {
        fail(GUESSER, FailedAttempts.LIMIT);
        for (int i = 1; i <= 4; i++) {
            attempts.count(TestConfigs.address("203.0.113." + i));
        }

        assertThat(attempts.remembered()).isEqualTo(4);
        assertThat(attempts.isShutOut(GUESSER)).isFalse();
    }

    private boolean fail(InetAddress source, int times) {
        boolean shut = false;
        for (int i = 0; i < times; i++) {
            shut = attempts.count(source);
        }
        return shut;
    }
}

package dev.callwright.sip.trunk.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.trunk.FakeClock;
import dev.callwright.sip.trunk.TestConfigs;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NoncesTest {

    private static final InetAddress PHONE = TestConfigs.address("192.0.2.7");
    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final FakeClock clock = new FakeClock();
    private final Nonces nonces = new Nonces(LIFETIME, 3, clock);

    @Test
    void areGoodOnce() {
        String nonce = nonces.issue(PHONE);

        assertThat(nonces.check(nonce, PHONE)).isEqualTo(Nonces.State.FRESH);
        assertThat(nonces.use(nonce)).isTrue();
        assertThat(nonces.use(nonce)).isFalse();
    }

    @Test
    void expireAfterTheirLifetime() {
        String nonce = nonces.issue(PHONE);

        clock.advance(LIFETIME);
        assertThat(nonces.check(nonce, PHONE)).isEqualTo(Nonces.State.FRESH);
        clock.advance(Duration.ofNanos(1));
        assertThat(nonces.check(nonce, PHONE)).isEqualTo(Nonces.State.EXPIRED);
    }

    @Test
    void belongToTheAddressThatAsked() {
        String nonce = nonces.issue(PHONE);

        assertThat(nonces.check(nonce, TestConfigs.address("192.0.2.8"))).isEqualTo(Nonces.State.FOREIGN);
        assertThat(nonces.check(nonce, TestConfigs.address("2001:db8::1"))).isEqualTo(Nonces.State.FOREIGN);
    }

    @Test
    void ofAnotherRunAreForeign() {
        String before = new Nonces(LIFETIME, 3, clock).issue(PHONE);

        assertThat(nonces.check(before, PHONE)).isEqualTo(Nonces.State.FOREIGN);
    }

    @Test
    void neverRepeat() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(nonces.issue(PHONE))).isTrue();
        }
    }

    @Test
    void anyChangedCharacterMakesThemForeign() {
        String nonce = nonces.issue(PHONE);

        for (int i = 0; i < nonce.length(); i++) {
            char other = nonce.charAt(i) == 'A' ? 'B' : 'A';
            String changed = nonce.substring(0, i) + other + nonce.substring(i + 1);
            assertThat(nonces.check(changed, PHONE)).as("character %d", i).isEqualTo(Nonces.State.FOREIGN);
        }
    }

    @Test
    void garbageIsForeign() {
        long seed = System.nanoTime();
        Random random = new Random(seed);

        for (int round = 0; round < 2_000; round++) {
            StringBuilder garbage = new StringBuilder();
            random.ints(random.nextInt(60), 1, 256).forEach(c -> garbage.append((char) c));
            assertThat(nonces.check(garbage.toString(), PHONE))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(Nonces.State.FOREIGN);
        }
    }

    @Test
    void usedOnesAreForgottenWhenTheyExpire() {
        nonces.use(nonces.issue(PHONE));
        nonces.use(nonces.issue(PHONE));
        assertThat(nonces.remembered()).isEqualTo(2);

        clock.advance(LIFETIME.plusNanos(1));
        nonces.use(nonces.issue(PHONE));

        assertThat(nonces.remembered()).isEqualTo(1);
    }

    @Test
    void aFullTableForgetsTheOldestButNeverAcceptsItAgain() {
        String oldest = nonces.issue(PHONE);
        nonces.use(oldest);
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofMillis(1));
            assertThat(nonces.use(nonces.issue(PHONE))).isTrue();
        }

        assertThat(nonces.remembered()).isEqualTo(3);
        assertThat(nonces.check(oldest, PHONE)).isEqualTo(Nonces.State.FRESH);
        assertThat(nonces.use(oldest)).isFalse();
    }
}

package dev.callwright.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.Codec;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.TrunkLimitsConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TrunkGatesTest {

    private final FakeClock clock = new FakeClock();
    private final TrunkGates gates = new TrunkGates(clock);

    @Test
    void letsInAsManyAsThereAreChannels() {
        TrunkEntry.Permit first = open(gates.enter(trunk(2, 0)));
        open(gates.enter(trunk(2, 0)));

        assertThat(gates.enter(trunk(2, 0))).isEqualTo(TrunkEntry.Shut.FULL);
        assertThat(gates.open("a")).isEqualTo(2);

        first.close();
        open(gates.enter(trunk(2, 0)));
        assertThat(gates.enter(trunk(2, 0))).isEqualTo(TrunkEntry.Shut.FULL);
    }

    @Test
    void aPermitGivenBackTwiceIsOnePlace() {
        TrunkEntry.Permit first = open(gates.enter(trunk(2, 0)));
        open(gates.enter(trunk(2, 0)));

        first.close();
        first.close();

        assertThat(gates.open("a")).isEqualTo(1);
    }

    @Test
    void callsComeNoFasterThanAllowed() {
        assertThat(enterEvery(Duration.ofMillis(10), 300, trunk(0, 10))).isBetween(30, 33);
    }

    @Test
    void aTrunkOfOneCallASecondTakesOneASecond() {
        open(gates.enter(trunk(0, 1)));
        clock.advance(Duration.ofMillis(999));
        assertThat(gates.enter(trunk(0, 1))).isEqualTo(TrunkEntry.Shut.TOO_FAST);
        clock.advance(Duration.ofMillis(1));
        open(gates.enter(trunk(0, 1)));
    }

    @Test
    void aSmallBurstIsTaken() {
        assertThat(enterEvery(Duration.ZERO, 50, trunk(0, 20))).isEqualTo(6);

        clock.advance(Duration.ofHours(1));
        assertThat(enterEvery(Duration.ZERO, 50, trunk(0, 20))).isEqualTo(6);
    }

    @Test
    void whoeverIsTurnedAwayCountsForNothing() {
        TrunkEntry.Permit only = open(gates.enter(trunk(1, 1)));
        clock.advance(Duration.ofSeconds(1));
        assertThat(gates.enter(trunk(1, 1))).isEqualTo(TrunkEntry.Shut.FULL);
        only.close();

        open(gates.enter(trunk(1, 1)));
    }

    @Test
    void newLimitsHoldFromTheNextCallAndTrunksAreApart() {
        open(gates.enter(trunk(5, 0)));
        open(gates.enter(trunk(5, 0)));

        assertThat(gates.enter(trunk(1, 0))).isEqualTo(TrunkEntry.Shut.FULL);
        open(gates.enter(trunk(0, 0)));
        open(gates.enter(limited("b", new TrunkLimitsConfig(1, 0, Duration.ZERO, 503))));
    }

    @Test
    void theLimitHoldsAmongManyThreads() throws InterruptedException {
        AtomicInteger entered = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                awaitUninterrupted(go);
                if (gates.enter(trunk(10, 0)) instanceof TrunkEntry.Open) {
                    entered.incrementAndGet();
                }
            }));
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(entered).hasValue(10);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private int enterEvery(Duration pause, int attempts, TrunkConfig trunk) {
        int entered = 0;
        for (int i = 0; i < attempts; i++) {
            entered += gates.enter(trunk) instanceof TrunkEntry.Open ? 1 : 0;
            clock.advance(pause);
        }
        return entered;
    }

    private static TrunkEntry.Permit open(TrunkEntry entry) {
        assertThat(entry).isInstanceOf(TrunkEntry.Open.class);
        return entry instanceof TrunkEntry.Open(TrunkEntry.Permit permit) ? permit : TrunkEntry.Permit.NONE;
    }

    private static TrunkConfig trunk(int channels, int perSecond) {
        return limited("a", new TrunkLimitsConfig(channels, perSecond, Duration.ZERO, 503));
    }

    private static TrunkConfig limited(String name, TrunkLimitsConfig limits) {
        return TrunkConfig.DEFAULTS
                .withName(name)
                .withHosts(List.of("192.0.2.1"))
                .withCodecs(List.of(Codec.PCMA))
                .withLimits(limits);
    }
}

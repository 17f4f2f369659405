package dev.callwright.agent.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class SignalTest {

    private static final long LONG = TimeUnit.SECONDS.toNanos(10);
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(5);

    private final Signal signal = new Signal();

    @Test
    void aSignalGivenBeforeIsNotWaitedFor() throws InterruptedException {
        signal.give();

        assertThat(signal.await(0)).isTrue();
        assertThat(signal.await(0)).isTrue();
    }

    @Test
    void aSignalThatIsNotGivenIsNotWaitedForAnyLonger() throws InterruptedException {
        assertThat(signal.await(SHORT)).isFalse();
        assertThat(signal.await(-1)).isFalse();
    }

    @Test
    void aSignalTakenBackIsWaitedForAgain() throws InterruptedException {
        signal.give();
        signal.reset();

        assertThat(signal.await(SHORT)).isFalse();
    }

    @Test
    void wakesTheThreadThatWaits() throws InterruptedException {
        AtomicBoolean woken = new AtomicBoolean();
        Thread waiting = Thread.ofVirtual().start(() -> woken.set(awaited()));

        signal.give();

        waiting.join();
        assertThat(woken).isTrue();
    }

    private boolean awaited() {
        try {
            return signal.await(LONG);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

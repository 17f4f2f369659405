package dev.callwright.sip.stack.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.stack.basis.Lane;
import dev.callwright.sip.stack.basis.Timers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RepetitionTest {

    private static final Duration T1 = Duration.ofMillis(2);

    private final Timers timers = new Timers(T1);
    private final Lane lane = new Lane("test");
    private final AtomicInteger repeated = new AtomicInteger();
    private final CountDownLatch givenUp = new CountDownLatch(1);

    @AfterEach
    void close() {
        timers.close();
    }

    @Test
    void pausesDoubleUntilItIsGivenUp() throws InterruptedException {
        repetition(timers.patience()).start();

        assertThat(givenUp.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(repeated).as("at 1, 3, 7, 15, 31 and 63 times T1").hasValue(6);
    }

    @Test
    void noPauseIsLongerThanTheLongest() throws InterruptedException {
        repetition(T1.multipliedBy(8)).start();

        assertThat(givenUp.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(repeated)
                .as("at 1, 3, 7, 15, 23, 31, 39, 47, 55 and 63 times T1")
                .hasValue(10);
    }

    @Test
    void nothingIsRepeatedOnceItIsStopped() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        Repetition[] stopped = new Repetition[1];
        stopped[0] = new Repetition(
                timers,
                lane,
                T1,
                () -> {
                    repeated.incrementAndGet();
                    stopped[0].stop();
                    first.countDown();
                },
                givenUp::countDown);
        lane.execute(stopped[0]::start);
        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(givenUp.await(timers.patience().toMillis() * 2, TimeUnit.MILLISECONDS))
                .isFalse();
        assertThat(repeated).hasValue(1);
    }

    private Repetition repetition(Duration longestPause) {
        return new Repetition(timers, lane, longestPause, repeated::incrementAndGet, givenUp::countDown);
    }
}

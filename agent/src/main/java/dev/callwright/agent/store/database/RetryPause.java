package dev.callwright.agent.store.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Pauses between attempts: each twice the last, up to a bound. Closing ends the pause under way; from then on pauses are
 * short, until the time for closing is up.
 *
 * <p>Owner: the writer thread; {@link #close} may be called from any other.
 */
final class RetryPause {

    private final CountDownLatch closing = new CountDownLatch(1);
    private final long firstNanos;
    private final long longestNanos;
    private volatile long deadlineNanos;
    private long nextNanos;

    RetryPause(Duration first, Duration longest) {
        firstNanos = first.toNanos();
        longestNanos = longest.toNanos();
        nextNanos = firstNanos;
    }

    /** Starts again from the shortest pause. */
    void reset() {
        nextNanos = firstNanos;
    }

    /** Waits before the next attempt; false if there must be none. */
    boolean await() {
        var pauseNanos = nextNanos;
        nextNanos = Math.min(nextNanos * 2, longestNanos);
        try {
            if (!closing.await(pauseNanos, TimeUnit.NANOSECONDS)) {
                return true;
            }
            var leftNanos = deadlineNanos - System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(Math.clamp(leftNanos, 0, firstNanos));
            return leftNanos > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Leaves the writer this much time for what is queued. */
    void close(Duration limit) {
        deadlineNanos = System.nanoTime() + limit.toNanos();
        closing.countDown();
    }
}

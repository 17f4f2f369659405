package dev.callwright.agent.pool;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How long the first audio of a model's answers takes of late: a moving average that is forgotten when nothing was measured for
 * a while, so that a model that was slow once is tried again. Thread-safe.
 */
final class FirstAudio {

    private static final long STALE = Duration.ofMinutes(1).toNanos();
    /** The latest answer counts for a quarter. */
    private static final int SHARE = 4;

    private final LongSupplier nanoTime;
    private long average;
    private long measuredAt;
    private boolean measured;

    FirstAudio(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void measured(Duration delay) {
        long now = nanoTime.getAsLong();
        boolean stale = !measured || now - measuredAt >= STALE;
        average = stale ? delay.toNanos() : average + (delay.toNanos() - average) / SHARE;
        measuredAt = now;
        measured = true;
    }

    synchronized Optional<Duration> ofLate() {
        return measured && nanoTime.getAsLong() - measuredAt < STALE
                ? Optional.of(Duration.ofNanos(average))
                : Optional.empty();
    }
}

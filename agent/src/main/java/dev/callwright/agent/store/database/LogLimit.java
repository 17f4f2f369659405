package dev.callwright.agent.store.database;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets one log line through in ten seconds; the counters have the rest. Thread-safe. */
final class LogLimit {

    private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

    private final AtomicLong nextNanos = new AtomicLong(System.nanoTime());

    boolean permits() {
        var now = System.nanoTime();
        var next = nextNanos.get();
        return now - next >= 0 && nextNanos.compareAndSet(next, now + INTERVAL_NANOS);
    }
}

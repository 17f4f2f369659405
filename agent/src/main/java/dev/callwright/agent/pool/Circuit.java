package dev.callwright.agent.pool;

import dev.callwright.agent.realtime.RealtimeEnd;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a provider is worth trying: after failures in a row it is left alone for a while, longer each time, and then tried
 * again. Thread-safe.
 */
final class Circuit {

    private static final int FORGIVEN = 2;
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private int failures;
    private long openUntil;
    private boolean open;

    Circuit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized boolean healthy() {
        if (open && nanoTime.getAsLong() - openUntil >= 0) {
            open = false;
        }
        return !open;
    }

    synchronized void succeeded() {
        failures = 0;
        open = false;
    }

    /** A failure no other attempt would mend counts as many. While open, more of them are no news: one outage ends many sessions. */
    synchronized void failed(RealtimeEnd.Cause cause) {
        if (!healthy()) {
            return;
        }
        failures = cause.retryable() ? failures + 1 : Math.max(failures + 1, FORGIVEN + 1);
        if (failures > FORGIVEN) {
            open = true;
            openUntil = nanoTime.getAsLong() + rest(failures - FORGIVEN - 1).toNanos();
        }
    }

    private static Duration rest(int times) {
        Duration rest = SHORTEST.multipliedBy(1L << Math.min(times, 8));
        return rest.compareTo(LONGEST) < 0 ? rest : LONGEST;
    }
}

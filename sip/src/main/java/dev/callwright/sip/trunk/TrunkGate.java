package dev.callwright.sip.trunk;

import dev.callwright.config.TrunkLimitsConfig;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Counts the calls of one trunk, both directions together, and lets in no more than its limits allow: so many at once, and so many
 * new ones a second, evened out with a small burst (the generic cell rate algorithm, ITU-T I.371). A call that is turned away
 * counts for nothing. The limits come with each question, so that they may change while calls are up. Thread-safe.
 */
final class TrunkGate {

    private final LongSupplier nanoTime;

    /** Guarded by this. */
    private int open;
    /** When the next call would be on time if calls came evenly; before the first call, any time is. Guarded by this. */
    private long dueNanos;

    private boolean used;

    TrunkGate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized TrunkEntry enter(TrunkLimitsConfig limits) {
        if (limits.channels() > 0 && open >= limits.channels()) {
            return TrunkEntry.Shut.FULL;
        }
        if (limits.callsPerSecond() > 0 && !inTime(limits.callsPerSecond())) {
            return TrunkEntry.Shut.TOO_FAST;
        }
        open++;
        AtomicBoolean left = new AtomicBoolean();
        return new TrunkEntry.Open(() -> {
            if (left.compareAndSet(false, true)) {
                leave();
            }
        });
    }

    synchronized int open() {
        return open;
    }

    private synchronized void leave() {
        open--;
    }

    private boolean inTime(int perSecond) {
        long now = nanoTime.getAsLong();
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long due = used && dueNanos - now > 0 ? dueNanos : now;
        if (due - now > interval * (burst(perSecond) - 1)) {
            return false;
        }
        used = true;
        dueNanos = due + interval;
        return true;
    }

    /** Calls that may come at once: one, and one more for each four a second. */
    private static long burst(int perSecond) {
        return 1L + perSecond / 4;
    }
}

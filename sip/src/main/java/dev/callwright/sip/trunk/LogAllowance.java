package dev.callwright.sip.trunk;

import java.time.Duration;
import java.util.function.LongSupplier;

/** So many log lines a minute and no more: sources of datagrams can be invented by the thousand. Owner: whoever holds its lock. */
final class LogAllowance {

    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private final LongSupplier nanoTime;
    private long sinceNanos;
    private int said;
    private long unsaid;

    LogAllowance(int perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
        this.sinceNanos = nanoTime.getAsLong();
    }

    /** Whether a line may be written. */
    boolean take() {
        long now = nanoTime.getAsLong();
        if (now - sinceNanos >= MINUTE_NANOS) {
            sinceNanos = now;
            said = 0;
        }
        if (said >= perMinute) {
            unsaid++;
            return false;
        }
        said++;
        return true;
    }

    /** Lines kept back since this was asked last. */
    long unsaid() {
        long kept = unsaid;
        unsaid = 0;
        return kept;
    }
}

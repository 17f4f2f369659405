package dev.callwright.agent.pool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** Both clocks, moved by hand. */
final class Ticks extends Clock implements LongSupplier {

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private long nanos = 17;
    private Runnable reading = () -> {};

    /** Something that happens whenever the monotonic clock is read. */
    void whenRead(Runnable other) {
        reading = other;
    }

    void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    @Override
    public long getAsLong() {
        reading.run();
        return nanos;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

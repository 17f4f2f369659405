package dev.callwright.sip.trunk;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock that moves only when told to. It starts below zero, as {@code System.nanoTime} may. */
public final class FakeClock implements LongSupplier {

    private long nanos = -5_000_000_000L;

    @Override
    public long getAsLong() {
        return nanos;
    }

    public void advance(Duration time) {
        nanos += time.toNanos();
    }
}

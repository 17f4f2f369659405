package dev.callwright.media.leg;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that happens on another thread, with a deadline. */
final class Polling {

    private static final long DEADLINE_NANOS = 10_000_000_000L;

    private Polling() {}

    static void until(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > DEADLINE_NANOS) {
                throw new AssertionError("did not come true: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}

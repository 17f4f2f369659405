package dev.callwright.agent.store.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for another thread to get somewhere. */
public final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(5);

    private Eventually() {}

    public static void until(String what, BooleanSupplier condition) {
        var deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new AssertionError("never happened: " + what);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}

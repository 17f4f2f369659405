package dev.callwright.agent.interop;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets a call go on for a while: the time a person would take between two things. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        long deadline = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}

package dev.callwright.agent.simulator;

import java.time.Duration;

/**
 * Checks of the records of a scenario. They stand apart because the defaults of the records refer to one another, and a check
 * inside one of them would start to initialise it too early.
 */
final class Bounds {

    private Bounds() {}

    static void check(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }

    static void wait(Duration wait, String key) {
        check(!wait.isNegative() && wait.toMinutes() < 60, key + " is not 0 to 60m");
    }
}

package dev.callwright.agent.simulator.script;

/** Checks of the records of a script, apart from them because their defaults refer to one another. */
final class Terms {

    private Terms() {}

    static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}

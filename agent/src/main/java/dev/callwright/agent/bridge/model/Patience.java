package dev.callwright.agent.bridge.model;

import java.time.Duration;

/**
 * How good a moment must be for a fresh session to take the place of the present one: at first a pause, later one between two
 * answers, in the end any. Immutable.
 *
 * @param pause    how long to wait for a pause
 * @param between  how long to wait for a moment between two answers, from the same beginning
 */
record Patience(Duration pause, Duration between) {

    /** The session grows old, with minutes to spare. */
    static final Patience RENEWAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** Somebody else is to speak, and the caller knows. */
    static final Patience TAKEOVER = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10));

    /** Whether now is the moment, after having waited for so long. */
    boolean allows(Duration waited, boolean pauseNow, boolean betweenNow) {
        return pauseNow || (betweenNow && waited.compareTo(pause) >= 0) || waited.compareTo(between) >= 0;
    }
}

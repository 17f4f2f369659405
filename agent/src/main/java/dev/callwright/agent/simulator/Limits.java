package dev.callwright.agent.simulator;

import java.time.Duration;

/**
 * Bounds of a session.
 *
 * @param idleLimit      time without a frame either way after which the connection is dropped
 * @param sessionLimit   age at which a session is closed
 * @param maxUtterance   caller audio kept; older audio is dropped
 * @param maxChunkBytes  audio in one append, decoded
 */
public record Limits(Duration idleLimit, Duration sessionLimit, Duration maxUtterance, int maxChunkBytes) {

    public static final Limits DEFAULTS =
            new Limits(Duration.ofSeconds(60), Duration.ofMinutes(30), Duration.ofMinutes(2), 15_000_000);

    public Limits {
        Bounds.check(idleLimit.isPositive(), "idle-limit is not positive");
        Bounds.check(sessionLimit.isPositive(), "session-limit is not positive");
        Bounds.check(maxUtterance.toSeconds() >= 1 && maxUtterance.toMinutes() <= 10, "max-utterance is not 1s to 10m");
        Bounds.check(maxChunkBytes > 0 && maxChunkBytes <= 15_000_000, "max-chunk-bytes is not 1 to 15000000");
    }
}

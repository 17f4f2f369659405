package dev.callwright.config;

import java.time.Duration;

/**
 * Bounds on calls.
 *
 * @param calls         calls at once; more get 503 with Retry-After
 * @param callDuration  longest call
 * @param drain         how long a stopping server waits for its calls to end
 * @param retryAfter    value of Retry-After when a call is refused for load
 */
public record LimitsConfig(int calls, Duration callDuration, Duration drain, Duration retryAfter) {

    public static final LimitsConfig DEFAULTS =
            new LimitsConfig(500, Duration.ofHours(2), Duration.ofSeconds(30), Duration.ofSeconds(10));
}

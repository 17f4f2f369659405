package dev.callwright.config;

import java.time.Duration;

/**
 * Bounds of a trunk, both directions together.
 *
 * @param channels        calls at once; 0 leaves it to the global limit
 * @param callsPerSecond  new calls a second, smoothed; 0 for no limit
 * @param callDuration    longest call; zero leaves it to the global limit
 * @param fullStatus      final status for a call beyond a limit; 503 carries Retry-After
 */
public record TrunkLimitsConfig(int channels, int callsPerSecond, Duration callDuration, int fullStatus) {

    public static final TrunkLimitsConfig DEFAULTS = new TrunkLimitsConfig(0, 0, Duration.ZERO, 503);
}

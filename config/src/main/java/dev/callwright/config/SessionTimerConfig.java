package dev.callwright.config;

import java.time.Duration;

/**
 * Session timers (RFC 4028).
 *
 * @param expires     the interval we ask for; zero means we ask for none, and still honour what a peer asks
 * @param minExpires  the shortest interval we agree to; a peer that asks for less gets 422
 */
public record SessionTimerConfig(Duration expires, Duration minExpires) {

    public static final SessionTimerConfig DEFAULTS =
            new SessionTimerConfig(Duration.ofMinutes(30), Duration.ofSeconds(90));
}

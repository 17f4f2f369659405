package dev.callwright.config;

import java.time.Duration;

/**
 * Callers who speak while the agent does, with the local gate at work.
 *
 * @param enabled  whether they may interrupt
 * @param confirm  speech that surely is an interruption; until then the agent only falls silent
 * @param patience longest silence of the agent before it goes on, if nothing came of it
 */
public record BargeInConfig(boolean enabled, Duration confirm, Duration patience) {

    public static final BargeInConfig DEFAULTS =
            new BargeInConfig(true, Duration.ofMillis(250), Duration.ofMillis(600));
}

package dev.callwright.config;

import java.time.Duration;
import java.util.List;

/**
 * What callers hear while a tool takes its time.
 *
 * @param after    wait before it
 * @param style    what it is
 * @param phrases  what the agent says, in turn
 */
public record FillerConfig(Duration after, Style style, List<String> phrases) {

    public static final FillerConfig DEFAULTS =
            new FillerConfig(Duration.ofMillis(1200), Style.TONE, List.of("One moment, please."));

    public FillerConfig {
        phrases = List.copyOf(phrases);
    }

    /** What a filler is. */
    public enum Style {
        NONE,
        TONE,
        PHRASE
    }
}

package dev.callwright.config;

import java.time.Duration;
import java.util.List;

/**
 * Calls we place through a trunk.
 *
 * @param allow        number prefixes that may be called; empty: none, so that nobody can run up a bill
 * @param deny         prefixes that may not, in spite of {@code allow}
 * @param ringTimeout  how long it may ring before we give up
 * @param redirects    whether a 3xx is followed, to numbers and hosts that may be called
 * @param retryBusy    whether the next trunk is tried after 486; a decline (603) is never tried again
 * @param next         trunk to try when this one fails; empty for none
 */
public record OutboundConfig(
        List<String> allow,
        List<String> deny,
        Duration ringTimeout,
        boolean redirects,
        boolean retryBusy,
        String next) {

    public static final OutboundConfig DEFAULTS =
            new OutboundConfig(List.of(), List.of(), Duration.ofSeconds(45), false, false, "");

    public OutboundConfig {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }
}

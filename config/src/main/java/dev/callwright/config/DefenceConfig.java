package dev.callwright.config;

import java.time.Duration;
import java.util.List;

/**
 * Defence against scanners. Sources of trunks are never blocked.
 *
 * @param enabled   whether sources are watched at all
 * @param agents    words in a User-Agent that give a scanner away, in any case of letters; such a source is blocked at once
 * @param attempts  requests without or with wrong credentials a source may make within the window
 * @param window    the time these are counted over
 * @param block     how long a source is left without an answer
 * @param sources   sources remembered at once; the oldest is forgotten first
 */
public record DefenceConfig(
        boolean enabled, List<String> agents, int attempts, Duration window, Duration block, int sources) {

    public static final DefenceConfig DEFAULTS = new DefenceConfig(
            true,
            List.of("friendly-scanner", "sipvicious", "sipcli", "sip-scan", "sundayddr", "pplsip", "vaxsipuseragent"),
            20,
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            10_000);

    public DefenceConfig {
        agents = List.copyOf(agents);
    }
}

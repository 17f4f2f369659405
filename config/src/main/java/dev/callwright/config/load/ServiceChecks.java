package dev.callwright.config.load;

import dev.callwright.config.LimitsConfig;
import dev.callwright.config.PortRange;
import dev.callwright.config.Problem;
import dev.callwright.config.RealtimeConfig;
import dev.callwright.config.StoreConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks of {@code realtime}, {@code store} and {@code limits}. */
final class ServiceChecks {

    /** A call takes an RTP endpoint, and the widest port range has no more. */
    private static final int MOST_CALLS = new PortRange(1024, 65_535).endpoints();

    private static final Set<String> WORDS = Set.of("auto", "simulator");
    private static final Set<String> SCHEMES = Set.of("ws", "wss");
    private static final Pattern REAL_SERVICE = Pattern.compile("(?:.+\\.)?stepfun\\.(?:com|ai)");

    private ServiceChecks() {}

    static void realtime(RealtimeConfig realtime, Section section) {
        if (!WORDS.contains(realtime.url())) {
            url(realtime, section);
        }
        TlsChecks.authorities(realtime.authorities(), section);
        section.within("connect-timeout", realtime.connectTimeout(), Duration.ofMillis(100), Duration.ofMinutes(1));
        section.within("attempts", realtime.attempts(), 1, 10);
        section.within("retry-pause", realtime.retryPause(), Duration.ofMillis(10), Duration.ofSeconds(10));
        section.within("response-timeout", realtime.responseTimeout(), Duration.ofMillis(500), Duration.ofMinutes(2));
    }

    private static void url(RealtimeConfig realtime, Section section) {
        Optional<URI> parsed = webSocket(realtime.url());
        if (parsed.isEmpty()) {
            section.problem(
                    "url",
                    Problem.excerpt(realtime.url()) + " is no address of a realtime service",
                    "write auto, simulator, ws://HOST... or wss://HOST...");
            return;
        }
        URI url = parsed.orElseThrow();
        if (!REAL_SERVICE.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches()) {
            return;
        }
        if (!realtime.apiKey().isPresent()) {
            section.problem(
                    "api-key", "the real service asks for a key", "set it, or write url: auto or url: simulator");
        }
        if (url.getScheme().equals("ws")) {
            section.problem("url", "ws:// would send the key unencrypted", "write wss://");
        }
    }

    static Optional<URI> webSocket(String text) {
        try {
            URI url = new URI(text);
            boolean usable = url.getScheme() != null && SCHEMES.contains(url.getScheme()) && url.getHost() != null;
            return usable ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    static void store(StoreConfig store, Section section) {
        if (!store.url().startsWith("jdbc:h2:") && !store.url().startsWith("jdbc:postgresql:")) {
            section.problem("url", "is no JDBC URL of H2 or PostgreSQL", "write jdbc:h2:... or jdbc:postgresql:...");
        }
        section.within("pool-size", store.poolSize(), 1, 100);
        section.within("queue-limit", store.queueLimit(), 1, 1_000_000);
        section.within("timeout", store.timeout(), Duration.ofMillis(100), Duration.ofMinutes(1));
    }

    static void limits(LimitsConfig limits, Section section) {
        section.within("calls", limits.calls(), 1, MOST_CALLS);
        section.within("call-duration", limits.callDuration(), Duration.ofSeconds(1), Duration.ofHours(24));
        section.within("drain", limits.drain(), Duration.ZERO, Duration.ofHours(1));
        section.wholeSecondsWithin("retry-after", limits.retryAfter(), Duration.ofSeconds(1), Duration.ofHours(1));
    }
}

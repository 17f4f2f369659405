package dev.callwright.config.load;

import dev.callwright.config.Problem;
import dev.callwright.config.ProviderConfig;
import dev.callwright.config.ProviderConfig.DialectName;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks of {@code providers}, but for the three services of a cascade. */
final class ProviderChecks {

    private static final String FIRST = "realtime";
    private static final int MOST_SESSIONS = 100_000;
    private static final Set<DialectName> WITHOUT_ADDRESS = EnumSet.of(DialectName.AZURE, DialectName.AZURE_BETA);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private ProviderChecks() {}

    static void providers(List<ProviderConfig> providers, Section root) {
        root.names("providers", providers.stream().map(ProviderConfig::name).toList());
        for (int i = 0; i < providers.size(); i++) {
            provider(providers.get(i), root.item("providers", i));
        }
    }

    private static void provider(ProviderConfig provider, Section section) {
        if (provider.name().equals(FIRST)) {
            section.problem("name", "is the name of the section of that name", "choose another");
        }
        if (provider.dialect() != DialectName.CASCADE) {
            url(provider, section);
        }
        section.within("session-age", provider.sessionAge(), Duration.ofMinutes(1), Duration.ofHours(2));
        section.within("sessions", provider.sessions(), 0, MOST_SESSIONS);
        section.within("sessions-per-minute", provider.sessionsPerMinute(), 0, MOST_SESSIONS);
    }

    private static void url(ProviderConfig provider, Section section) {
        if (provider.url().isEmpty()) {
            if (WITHOUT_ADDRESS.contains(provider.dialect())) {
                section.problem(
                        "url", "is empty, and Azure has an address for every customer", "write wss://RESOURCE...");
            }
            return;
        }
        Optional<URI> url = ServiceChecks.webSocket(provider.url());
        if (url.isEmpty()) {
            section.problem(
                    "url",
                    Problem.excerpt(provider.url()) + " is no address of a realtime service",
                    "write wss://HOST...");
        } else if (url.get().getScheme().equals("ws")
                && provider.apiKey().isPresent()
                && !LOOPBACK.contains(url.get().getHost())) {
            section.problem("url", "ws:// would send the key unencrypted", "write wss://");
        }
    }
}

package dev.callwright.config.load;

import dev.callwright.config.PricesConfig;
import dev.callwright.config.Problem;
import dev.callwright.config.ProviderConfig;
import dev.callwright.config.ProviderConfig.DialectName;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Checks of {@code providers}, and of what {@code realtime} has in common with them. */
final class ProviderChecks {

    /** Name of the provider that {@code realtime} is. */
    static final String REALTIME = "realtime";

    private static final int MOST_SESSIONS = 100_000;
    private static final int HIGHEST_PRICE = 100_000_000;
    private static final Set<String> WEB_SOCKETS = Set.of("ws", "wss");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<DialectName> WITHOUT_OWN_ADDRESS = Set.of(DialectName.AZURE, DialectName.AZURE_BETA);

    private ProviderChecks() {}

    static void providers(List<ProviderConfig> providers, Section root) {
        root.names("providers", providers.stream().map(ProviderConfig::name).toList());
        for (int i = 0; i < providers.size(); i++) {
            provider(providers.get(i), root.item("providers", i));
        }
    }

    /** What any service of speech has. */
    static void sessions(Duration age, PricesConfig prices, Section section) {
        section.within("session-age", age, Duration.ofMinutes(1), Duration.ofHours(2));
        Section price = section.at("prices");
        price.within("input", prices.input(), 0, HIGHEST_PRICE);
        price.within("cached", prices.cached(), 0, HIGHEST_PRICE);
        price.within("output", prices.output(), 0, HIGHEST_PRICE);
    }

    private static void provider(ProviderConfig provider, Section section) {
        if (provider.name().equals(REALTIME)) {
            section.problem("name", "is the name of the section of that name", "choose another");
        }
        sessions(provider.sessionAge(), provider.prices(), section);
        TlsChecks.authorities(provider.authorities(), section);
        section.within("sessions", provider.sessions(), 0, MOST_SESSIONS);
        section.within("sessions-per-minute", provider.sessionsPerMinute(), 0, MOST_SESSIONS);
        if (provider.dialect() != DialectName.CASCADE) {
            webSocket(provider, section);
        }
    }

    private static void webSocket(ProviderConfig provider, Section section) {
        if (!provider.url().isEmpty()) {
            address(provider.url(), section);
            if (sendsKeyInTheOpen(provider)) {
                section.problem("url", "ws:// would send the key unencrypted", "write wss://");
            }
        } else if (WITHOUT_OWN_ADDRESS.contains(provider.dialect())) {
            section.problem("url", "is empty, and Azure has an address for every customer", "write wss://RESOURCE...");
        }
    }

    private static boolean sendsKeyInTheOpen(ProviderConfig provider) {
        return provider.apiKey().isPresent()
                && ServiceChecks.webSocket(provider.url())
                        .filter(url -> url.getScheme().equals("ws") && !LOOPBACK.contains(url.getHost()))
                        .isPresent();
    }

    private static void address(String text, Section section) {
        try {
            URI url = new URI(text);
            if (url.getScheme() != null && WEB_SOCKETS.contains(url.getScheme()) && url.getHost() != null) {
                return;
            }
        } catch (URISyntaxException _) {
            // Reported below like an address of another kind.
        }
        section.problem("url", Problem.excerpt(text) + " is no address of a realtime service", "write wss://HOST...");
    }
}

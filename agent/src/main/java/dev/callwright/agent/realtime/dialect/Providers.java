package dev.callwright.agent.realtime.dialect;

import dev.callwright.agent.realtime.Dialect;
import dev.callwright.agent.realtime.ModelProvider;
import dev.callwright.agent.realtime.RealtimeEndpoint;
import dev.callwright.agent.realtime.Trust;
import dev.callwright.agent.realtime.session.RealtimeProvider;
import dev.callwright.config.ProviderConfig;
import dev.callwright.config.ProviderConfig.ProviderAudio;
import dev.callwright.config.RealtimeConfig;
import dev.callwright.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The services of the settings, by name; {@value #FIRST} is the first of them. Stateless. */
public final class Providers {

    /** The service of the section {@code realtime}. */
    public static final String FIRST = "realtime";

    private Providers() {}

    /** The service of the section {@code realtime}, which speaks StepFun's dialect, at the address found for it. */
    public static ModelProvider first(URI url, Secret apiKey, RealtimeConfig realtime) {
        return new RealtimeProvider(
                FIRST,
                new RealtimeEndpoint(
                        url,
                        apiKey,
                        new Trust(realtime.verifyTls(), realtime.authorities()),
                        realtime.connectTimeout(),
                        Dialects.STEPFUN,
                        ProviderAudio.AUTO));
    }

    /**
     * All services.
     *
     * @param first           see {@link #first}
     * @param others          services of the section {@code providers}
     * @param connectTimeout  bound on opening a session at any of them
     * @param cascade         makes a service of one whose dialect is {@code cascade}
     */
    public static Map<String, ModelProvider> of(
            ModelProvider first,
            List<ProviderConfig> others,
            Duration connectTimeout,
            Function<ProviderConfig, ModelProvider> cascade) {
        Map<String, ModelProvider> providers = new LinkedHashMap<>();
        providers.put(first.name(), first);
        for (ProviderConfig other : others) {
            Optional<Dialect> dialect = Dialects.of(other.dialect());
            providers.put(
                    other.name(),
                    dialect.isPresent() ? member(other, dialect.get(), connectTimeout) : cascade.apply(other));
        }
        return Map.copyOf(providers);
    }

    private static ModelProvider member(ProviderConfig provider, Dialect dialect, Duration connectTimeout) {
        String url = provider.url().isEmpty() ? Dialects.addressOf(provider.dialect()) : provider.url();
        return new RealtimeProvider(
                provider.name(),
                new RealtimeEndpoint(
                        URI.create(url),
                        provider.apiKey(),
                        new Trust(provider.verifyTls(), provider.authorities()),
                        connectTimeout,
                        dialect,
                        provider.audio()));
    }
}

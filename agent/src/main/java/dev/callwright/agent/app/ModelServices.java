package dev.callwright.agent.app;

import dev.callwright.agent.call.services.Models;
import dev.callwright.agent.cascade.CascadeProvider;
import dev.callwright.agent.pool.Budgets;
import dev.callwright.agent.pool.ModelPool;
import dev.callwright.agent.realtime.ModelProvider;
import dev.callwright.agent.realtime.dialect.Providers;
import dev.callwright.agent.store.StoreException;
import dev.callwright.agent.store.database.CallReader;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ProviderConfig;
import dev.callwright.config.RealtimeConfig;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The speech model services of a server, the pool calls choose from, and the budgets. Owned by {@link Callwright}. */
final class ModelServices implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ModelServices.class);

    private final List<CascadeProvider> cascades = new ArrayList<>();
    private final Budgets budgets;
    private final Models models;

    /**
     * Services of a server that starts.
     *
     * @param first    the service of the section {@code realtime}
     * @param records  where what was spent today is read
     * @param calls    calls in progress
     */
    ModelServices(CallwrightConfig config, ModelProvider first, CallReader records, IntSupplier calls) {
        Clock clock = Clock.systemDefaultZone();
        this.budgets = new Budgets(config.budgets(), clock, trunk -> spentToday(records, trunk, clock));
        Map<String, ModelProvider> providers =
                Providers.of(first, config.providers(), config.realtime().connectTimeout(), this::cascade);
        List<ModelPool.Entry> entries = new ArrayList<>();
        entries.add(new ModelPool.Entry(first, asProvider(first.name(), config.realtime())));
        config.providers()
                .forEach(provider -> Optional.ofNullable(providers.get(provider.name()))
                        .ifPresent(made -> entries.add(new ModelPool.Entry(made, provider))));
        this.models =
                new Models(new ModelPool(entries, budgets, calls, clock, System::nanoTime), budgets, config.realtime());
    }

    Models models() {
        return models;
    }

    void reload(CallwrightConfig config) {
        budgets.replace(config.budgets());
    }

    private ModelProvider cascade(ProviderConfig config) {
        CascadeProvider provider = new CascadeProvider(config);
        cascades.add(provider);
        return provider;
    }

    private static ProviderConfig asProvider(String name, RealtimeConfig realtime) {
        ProviderConfig plain = ProviderConfig.DEFAULTS;
        return new ProviderConfig(
                name,
                plain.dialect(),
                realtime.url(),
                realtime.apiKey(),
                realtime.verifyTls(),
                realtime.authorities(),
                plain.audio(),
                realtime.sessionAge(),
                plain.sessions(),
                plain.sessionsPerMinute(),
                realtime.prices(),
                plain.speechToText(),
                plain.chat(),
                plain.textToSpeech());
    }

    /** A database that is away makes a day begin anew; calls do not wait for it. */
    private static long spentToday(CallReader records, String trunk, Clock clock) {
        try {
            return records.spent(
                    trunk, LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant());
        } catch (StoreException e) {
            log.atWarn().addKeyValue("trunk", trunk).log("what was spent today is not known: {}", e.getMessage());
            return 0;
        }
    }

    @Override
    public void close() {
        cascades.forEach(CascadeProvider::close);
    }
}

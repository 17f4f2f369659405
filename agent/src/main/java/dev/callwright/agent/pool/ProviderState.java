package dev.callwright.agent.pool;

import dev.callwright.agent.realtime.ModelProvider;
import dev.callwright.config.ProviderConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** One provider and how it does. Thread-safe. */
final class ProviderState {

    private final ModelProvider provider;
    private final ProviderConfig config;
    private final ProviderGate gate;
    private final Circuit circuit;
    private final LongSupplier nanoTime;
    /** By model; as many as agents name. */
    private final Map<String, FirstAudio> firstAudio = new ConcurrentHashMap<>();

    ProviderState(ModelProvider provider, ProviderConfig config, LongSupplier nanoTime) {
        this.provider = provider;
        this.config = config;
        this.gate = new ProviderGate(config, nanoTime);
        this.circuit = new Circuit(nanoTime);
        this.nanoTime = nanoTime;
    }

    ModelProvider provider() {
        return provider;
    }

    ProviderConfig config() {
        return config;
    }

    ProviderGate gate() {
        return gate;
    }

    Circuit circuit() {
        return circuit;
    }

    FirstAudio firstAudio(String model) {
        return firstAudio.computeIfAbsent(model, _ -> new FirstAudio(nanoTime));
    }
}

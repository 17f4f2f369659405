package dev.callwright.agent.pool;

import dev.callwright.agent.bridge.model.ModelSource;
import dev.callwright.agent.realtime.ModelProvider;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.ModelConfig;
import dev.callwright.config.ProviderConfig;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The providers of a server and how they do; gives each call the models of its agent to choose from. Thread-safe. */
public final class ModelPool {

    private final Map<String, ProviderState> providers = new HashMap<>();
    private final Budgets budgets;
    private final IntSupplier calls;
    private final Clock clock;

    /**
     * A pool.
     *
     * @param providers  with their settings, whose name is that of the provider
     * @param calls      calls in progress
     * @param clock      for hours of the day
     * @param nanoTime   monotonic
     */
    public ModelPool(
            Collection<Entry> providers, Budgets budgets, IntSupplier calls, Clock clock, LongSupplier nanoTime) {
        this.budgets = budgets;
        this.calls = calls;
        this.clock = clock;
        providers.forEach(entry -> this.providers.put(
                entry.config().name(), new ProviderState(entry.provider(), entry.config(), nanoTime)));
    }

    /** A provider and its settings. */
    public record Entry(ModelProvider provider, ProviderConfig config) {}

    /**
     * For whom models are chosen.
     *
     * @param agent  whose models
     * @param trunk  of the call at the time, since a call of ours may move on to another; empty for a softphone user; any thread
     * @param book   of the call, whichever agents it has
     */
    public record Asker(AgentConfig agent, Supplier<String> trunk, UsageBook book) {}

    /**
     * The models of an agent for one call.
     *
     * @param settings  how a session is set up; model and voice are filled in by the choice
     */
    public ModelSource forCall(Asker asker, SessionSettings settings) {
        List<ModelConfig> models = modelsOf(asker.agent());
        return new CallModels(models, this, asker, choice -> withModel(settings, choice, asker.agent()));
    }

    /** What an agent may talk through: its list, or its one model of the first provider. */
    static List<ModelConfig> modelsOf(AgentConfig agent) {
        return agent.models().isEmpty()
                ? List.of(new ModelConfig(
                        ModelConfig.DEFAULTS.provider(), agent.model(), "", 1, 1, ModelConfig.DEFAULTS.when()))
                : agent.models();
    }

    /** Sessions open with a provider at this moment. */
    public int sessions(String provider) {
        ProviderState state = providers.get(provider);
        return state == null ? 0 : state.gate().inUse();
    }

    Map<String, ProviderState> providers() {
        return providers;
    }

    Budgets budgets() {
        return budgets;
    }

    int calls() {
        return calls.getAsInt();
    }

    Clock clock() {
        return clock;
    }

    private static SessionSettings withModel(SessionSettings settings, ModelConfig choice, AgentConfig agent) {
        return new SessionSettings(
                choice.model(),
                choice.voice().isEmpty() ? agent.voice() : choice.voice(),
                settings.instructions(),
                settings.turnDetection(),
                settings.tools(),
                settings.vendorTools(),
                settings.language());
    }
}

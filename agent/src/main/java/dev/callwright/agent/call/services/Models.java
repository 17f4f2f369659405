package dev.callwright.agent.call.services;

import dev.callwright.agent.bridge.model.ModelPlan;
import dev.callwright.agent.bridge.model.Retries;
import dev.callwright.agent.bridge.turns.Listening;
import dev.callwright.agent.pool.Budgets;
import dev.callwright.agent.pool.ModelPool;
import dev.callwright.agent.pool.ModelPool.Asker;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.ToolSpec;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.RealtimeConfig;
import java.time.Duration;
import java.util.List;

/** Which models the agents talk through, how patiently, and for how much. Thread-safe. */
public final class Models {

    private final ModelPool pool;
    private final Budgets budgets;
    private final RealtimeConfig config;

    public Models(ModelPool pool, Budgets budgets, RealtimeConfig config) {
        this.pool = pool;
        this.budgets = budgets;
        this.config = config;
    }

    /** How the asker's agent is to be reached, equipped with these tools. */
    public ModelPlan planFor(Asker asker, List<ToolSpec> tools) {
        AgentConfig agent = asker.agent();
        SessionSettings settings = new SessionSettings(
                agent.model(),
                agent.voice(),
                agent.instructions(),
                agent.turnDetection(),
                tools,
                agent.vendorTools(),
                agent.language());
        return new ModelPlan(
                pool.forCall(asker, settings),
                new Listening(agent.turnDetection(), agent.bargeIn()),
                new Retries(config.attempts(), config.retryPause(), config.responseTimeout()));
    }

    /** Whether new calls of this trunk, or of softphones for an empty name, are to be refused for their cost. */
    public boolean spent(String trunk) {
        return budgets.exhausted(trunk);
    }

    /** Whether its calls in progress are to end for it too. */
    public boolean overdrawn(String trunk) {
        return budgets.overdrawn(trunk);
    }

    /** The longest that all attempts together may take. */
    public Duration openingLimit() {
        Duration limit = Duration.ofSeconds(1);
        Duration pause = config.retryPause();
        for (int attempt = 0; attempt < config.attempts(); attempt++) {
            limit = limit.plus(config.connectTimeout()).plus(pause);
            pause = pause.multipliedBy(2);
        }
        return limit;
    }
}

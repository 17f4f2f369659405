package dev.callwright.agent.call;

import dev.callwright.agent.bridge.ModelChoice;
import dev.callwright.agent.bridge.ModelPlan;
import dev.callwright.agent.bridge.ModelSource;
import dev.callwright.agent.bridge.Retries;
import dev.callwright.agent.realtime.ModelProvider;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.ToolSpec;
import dev.callwright.agent.realtime.dialect.Providers;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.RealtimeConfig;
import dev.callwright.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Which realtime service the agents talk through, and how patiently. Immutable. */
public final class Models {

    private final ModelProvider provider;
    private final RealtimeConfig config;

    public Models(URI url, Secret apiKey, RealtimeConfig config) {
        this.provider = Providers.first(url, apiKey, config);
        this.config = config;
    }

    /** The same with a provider made elsewhere. */
    public Models(ModelProvider provider, RealtimeConfig config) {
        this.provider = provider;
        this.config = config;
    }

    ModelPlan planFor(AgentConfig agent, List<ToolSpec> tools) {
        return new ModelPlan(
                ModelSource.always(new ModelChoice(
                        provider,
                        new SessionSettings(
                                agent.model(),
                                agent.voice(),
                                agent.instructions(),
                                agent.turnDetection(),
                                tools,
                                agent.vendorTools(),
                                agent.language()),
                        config.sessionAge())),
                new Retries(config.attempts(), config.retryPause(), config.responseTimeout()));
    }

    /** The longest that all attempts together may take. */
    Duration openingLimit() {
        Duration limit = Duration.ofSeconds(1);
        Duration pause = config.retryPause();
        for (int attempt = 0; attempt < config.attempts(); attempt++) {
            limit = limit.plus(config.connectTimeout()).plus(pause);
            pause = pause.multipliedBy(2);
        }
        return limit;
    }
}

package dev.callwright.agent.call;

import dev.callwright.agent.bridge.ModelChoice;
import dev.callwright.agent.bridge.ModelPlan;
import dev.callwright.agent.bridge.ModelSource;
import dev.callwright.agent.bridge.Retries;
import dev.callwright.agent.realtime.RealtimeEndpoint;
import dev.callwright.agent.realtime.RealtimeProvider;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.RealtimeConfig;
import dev.callwright.config.Secret;
import dev.callwright.config.VendorToolsConfig;
import java.net.URI;
import java.util.List;
import java.time.Duration;

/** Which realtime service the agents talk through, and how patiently. Immutable. */
public final class Models {

    private final RealtimeEndpoint endpoint;
    private final RealtimeConfig config;

    public Models(URI url, Secret apiKey, RealtimeConfig config) {
        this.endpoint = new RealtimeEndpoint(url, apiKey, config.verifyTls(), config.connectTimeout());
        this.config = config;
    }

    ModelPlan planFor(AgentConfig agent) {
        return new ModelPlan(
                ModelSource.always(new ModelChoice(
                        new RealtimeProvider("realtime", endpoint),
                        new SessionSettings(
                                agent.model(),
                                agent.voice(),
                                agent.instructions(),
                                agent.turnDetection(),
                                List.of(),
                                VendorToolsConfig.DEFAULTS,
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

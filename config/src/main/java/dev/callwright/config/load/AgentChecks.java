package dev.callwright.config.load;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.TurnDetectionConfig;
import java.time.Duration;
import java.util.List;

/** Checks of {@code agents}. */
final class AgentChecks {

    private static final int HIGHEST_ENERGY = 5_000;

    private AgentChecks() {}

    static void agents(List<AgentConfig> agents, Section root) {
        root.names("agents", agents.stream().map(AgentConfig::name).toList());
        for (int i = 0; i < agents.size(); i++) {
            AgentConfig agent = agents.get(i);
            Section section = root.item("agents", i);
            section.filled("model", agent.model());
            section.filled("voice", agent.voice());
            turnDetection(agent.turnDetection(), section.at("turn-detection"));
        }
    }

    private static void turnDetection(TurnDetectionConfig detection, Section section) {
        section.within("prefix-padding", detection.prefixPadding(), Duration.ZERO, Duration.ofSeconds(5));
        section.within("silence-duration", detection.silenceDuration(), Duration.ofMillis(10), Duration.ofSeconds(10));
        section.within("energy-threshold", detection.energyThreshold(), 0, HIGHEST_ENERGY);
    }
}

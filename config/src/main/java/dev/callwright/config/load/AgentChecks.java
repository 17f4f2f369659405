package dev.callwright.config.load;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.BargeInConfig;
import dev.callwright.config.TurnDetectionConfig;
import java.time.Duration;
import java.util.List;

/** Checks of {@code agents}. */
final class AgentChecks {

    private static final int HIGHEST_ENERGY = 5_000;

    private AgentChecks() {}

    static void agents(List<AgentConfig> agents, Section root) {
        List<String> names = agents.stream().map(AgentConfig::name).toList();
        root.names("agents", names);
        for (int i = 0; i < agents.size(); i++) {
            AgentConfig agent = agents.get(i);
            Section section = root.item("agents", i);
            section.filled("model", agent.model());
            section.filled("voice", agent.voice());
            turnDetection(agent.turnDetection(), section.at("turn-detection"));
            bargeIn(agent.bargeIn(), section.at("barge-in"));
            CareChecks.agent(agent, section);
            if (!root.inDoubt("agents", names.size(), "name")) {
                HandoffChecks.agent(agent, names, section);
            }
        }
    }

    private static void turnDetection(TurnDetectionConfig detection, Section section) {
        section.within("prefix-padding", detection.prefixPadding(), Duration.ZERO, Duration.ofSeconds(5));
        section.within("silence-duration", detection.silenceDuration(), Duration.ofMillis(10), Duration.ofSeconds(10));
        section.within("energy-threshold", detection.energyThreshold(), 0, HIGHEST_ENERGY);
        section.within("minimum-speech", detection.minimumSpeech(), Duration.ofMillis(20), Duration.ofSeconds(1));
        section.within("hangover", detection.hangover(), Duration.ofMillis(100), Duration.ofSeconds(5));
    }

    private static void bargeIn(BargeInConfig bargeIn, Section section) {
        section.within("confirm", bargeIn.confirm(), Duration.ofMillis(60), Duration.ofSeconds(2));
        section.within("patience", bargeIn.patience(), Duration.ofMillis(100), Duration.ofSeconds(5));
    }
}

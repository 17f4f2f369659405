package dev.callwright.config.load;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.ConditionsConfig;
import dev.callwright.config.ModelConfig;
import dev.callwright.config.Problem;
import dev.callwright.config.ProviderConfig;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Checks of the models agents choose from, against the providers there are. */
final class ModelChecks {

    private static final int MOST_MODELS = 20;
    private static final int MOST_CALLS = 100_000;
    private static final Pattern HOURS = Pattern.compile("(?:[01]\\d|2[0-3]):[0-5]\\d-(?:[01]\\d|2[0-3]):[0-5]\\d");

    private ModelChecks() {}

    static void models(List<AgentConfig> agents, List<ProviderConfig> providers, Section root) {
        List<String> names = providers.stream().map(ProviderConfig::name).toList();
        boolean namesKnown = !root.inDoubt("providers", names.size(), "name");
        for (int i = 0; i < agents.size(); i++) {
            List<ModelConfig> models = agents.get(i).models();
            Section agent = root.item("agents", i);
            if (models.size() > MOST_MODELS) {
                agent.problem("models", "has more than " + MOST_MODELS + " items", "leave some out");
            }
            for (int j = 0; j < models.size(); j++) {
                Section section = agent.item("models", j);
                model(models.get(j), section);
                if (namesKnown) {
                    provider(models.get(j).provider(), names, section);
                }
            }
        }
    }

    private static void model(ModelConfig model, Section section) {
        section.filled("model", model.model());
        section.within("rank", model.rank(), 1, 100);
        section.within("weight", model.weight(), 1, 1_000);
        conditions(model.when(), section.at("when"));
    }

    private static void conditions(ConditionsConfig when, Section section) {
        if (!when.hours().isEmpty() && !HOURS.matcher(when.hours()).matches()) {
            section.problem("hours", Problem.excerpt(when.hours()) + " is no time of day", "write it as 22:00-06:00");
        }
        section.within("calls-above", when.callsAbove(), 0, MOST_CALLS);
        section.within("spent-above", when.spentAbove(), 0, 100);
        section.within("first-audio-above", when.firstAudioAbove(), Duration.ZERO, Duration.ofMinutes(1));
    }

    private static void provider(String name, List<String> names, Section section) {
        if (!name.equals(ProviderChecks.REALTIME) && !names.contains(name)) {
            section.problem(
                    "provider",
                    Problem.excerpt(name) + " is no provider",
                    () -> names.isEmpty() ? "write realtime" : "write realtime or one of " + String.join(", ", names));
        }
    }
}

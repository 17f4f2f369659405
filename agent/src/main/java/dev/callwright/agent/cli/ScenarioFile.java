package dev.callwright.agent.cli;

import dev.callwright.agent.simulator.Scenario;
import dev.callwright.config.yaml.YamlFile;
import java.nio.file.Path;
import java.util.Map;

/** A file that tells how the simulator behaves. */
final class ScenarioFile {

    private ScenarioFile() {}

    /**
     * Reads it. A profile it names is the default of every other key; the file is read twice, once to know which.
     *
     * @throws dev.callwright.config.ConfigException with every problem of the file
     */
    static Scenario read(Path file, Scenario defaults, Map<String, String> environment) {
        Scenario first = YamlFile.read(file, defaults, environment);
        return first.profile() == defaults.profile()
                ? first
                : YamlFile.read(file, first.profile().defaults(), environment);
    }
}

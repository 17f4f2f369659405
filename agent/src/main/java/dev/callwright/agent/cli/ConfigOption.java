package dev.callwright.agent.cli;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.load.ConfigLoader;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the configuration file. */
final class ConfigOption {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Configuration file (default: $CALLWRIGHT_CONFIG, else callwright.yaml).",
            defaultValue = "${env:CALLWRIGHT_CONFIG:-callwright.yaml}")
    private Path file = Path.of("callwright.yaml");

    /** Loads the file; every problem in it is in the exception. Sets the log level before the first line is logged. */
    CallwrightConfig load() {
        CallwrightConfig config = ConfigLoader.load(file, System.getenv());
        System.setProperty("callwright.log.level", config.log().level().name());
        return config;
    }
}

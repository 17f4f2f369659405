package dev.callwright.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.Timing;
import dev.callwright.agent.simulator.speech.ChunkProfile;
import dev.callwright.config.ConfigException;
import dev.callwright.config.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenario files of the simulator, read as the command {@code simulate} reads them. */
class ScenarioFilesTest {

    private static final Path EXAMPLES = Path.of("..", "config", "examples", "scenarios");

    @TempDir
    private Path folder;

    @Test
    void readsTheVendorLikeExample() {
        Scenario scenario = ScenarioFile.read(EXAMPLES.resolve("vendor-like.yaml"), Scenario.DEFAULTS, Map.of());

        assertThat(scenario.detection()).isEqualTo(Scenario.Detection.VENDOR_LIKE);
        assertThat(scenario.timing()).isEqualTo(Timing.VENDOR_LIKE);
    }

    @Test
    void letsAFileDifferFromTheProfileItNames() throws IOException {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, "profile: vendor-like\ntiming: {first-audio-delay: 200ms}\n");

        Scenario scenario = ScenarioFile.read(file, Scenario.DEFAULTS, Map.of());

        assertThat(scenario.timing().firstAudioDelay()).isEqualTo(Duration.ofMillis(200));
        assertThat(scenario.timing().cancelTail()).isEqualTo(Timing.VENDOR_LIKE.cancelTail());
        assertThat(scenario.detection()).isEqualTo(Scenario.Detection.VENDOR_LIKE);
    }

    @Test
    void readsTheFaultyExample() {
        Scenario scenario = YamlFile.read(EXAMPLES.resolve("faulty.yaml"), Scenario.DEFAULTS, Map.of());

        assertThat(scenario.faults()).isNotEqualTo(Scenario.DEFAULTS.faults());
    }

    @Test
    void readsAProfileByItsVendorsName() throws IOException {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, "timing: {chunks: step-1o}\n");

        assertThat(YamlFile.read(file, Scenario.DEFAULTS, Map.of()).timing().chunks())
                .isEqualTo(ChunkProfile.STEP_1O);
    }

    @Test
    void refusesAnUnknownFault() throws IOException {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, "faults: {gremlins: true}\n");

        assertThatThrownBy(() -> YamlFile.read(file, Scenario.DEFAULTS, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("gremlins");
    }
}

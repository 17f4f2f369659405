package dev.callwright.agent.scenario.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.callwright.config.ConfigException;
import dev.callwright.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests as they are written. */
final class PlanReaderTest {

    private static final Path EXAMPLES = Path.of("..", "config", "examples", "tests");

    private final PlanReader reader = new PlanReader(Map.of());

    @TempDir
    private Path folder;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsEveryExample(Path file) {
        assertThat(reader.read(file).calls()).isNotEmpty();
    }

    @Test
    void promptsLieBesideTheTestThatNamesThem() throws IOException {
        Path base = Files.createDirectories(folder.resolve("base"));
        Files.writeString(base.resolve("server.yaml"), "agents: [{name: reception}]\n");
        String calls = "calls:\n  - {to: reception}\n";

        Path own = write("server: {agents: [{name: reception}], media: {prompts: sounds}}\n" + calls);
        assertThat(prompts(own)).isEqualTo(folder.resolve("sounds").toAbsolutePath());

        Path based = write("config: base/server.yaml\n" + calls);
        assertThat(prompts(based)).isEqualTo(Path.of("prompts").toAbsolutePath());
    }

    private Path prompts(Path test) {
        return Path.of(reader.read(test).server().media().prompts());
    }

    @Test
    void tellsEveryProblemWithItsLineAndARemedy() throws IOException {
        Path file = write("""
                name: wrong
                server:
                  agents:
                    - name: reception
                      turn-detection: {hangover: soon}
                webhooks:
                  - name: nobody
                    answers: [{}]
                calls:
                  - to: reception
                    answers: "100"
                    caller:
                      - say: Hello.
                        press: "1"
                      - press: abc
                      - wait-for: rain
                      - interrupt: 1s
                        pause: 1s
                    expect:
                      transcript:
                        - agent: '('
                      outcom: completed
                """);

        assertThatThrownBy(() -> reader.read(file))
                .asInstanceOf(type(ConfigException.class))
                .extracting(ConfigException::problems)
                .asInstanceOf(list(Problem.class))
                .extracting(problem -> problem.line() + " " + problem.key())
                .contains(
                        "5 server.agents[0].turn-detection.hangover",
                        "7 webhooks[0].name",
                        "10 calls[0].to",
                        "13 calls[0].caller[0]",
                        "15 calls[0].caller[1].press",
                        "16 calls[0].caller[2].wait-for",
                        "17 calls[0].caller[3].interrupt",
                        "21 calls[0].expect.transcript[0].agent",
                        "22 calls[0].expect.outcom");
    }

    @Test
    void refusesATestWithoutACall() throws IOException {
        Path file = write("name: nothing\n");

        assertThatThrownBy(() -> reader.read(file)).hasMessageContaining("there is no call");
    }

    @Test
    void buildsOnTheFilesItNames() throws IOException {
        Files.writeString(folder.resolve("server.yaml"), """
                agents:
                  - name: reception
                    greeting: Good morning.
                numbers:
                  - {match: default, agent: reception}
                """);
        Files.writeString(folder.resolve("model.yaml"), "timing: {first-audio-delay: 700ms}\n");
        Path file = write("""
                config: server.yaml
                model-file: model.yaml
                model: {clock: {speed: 10}}
                calls: [{to: "100"}]
                """);

        TestPlan plan = reader.read(file);

        assertThat(plan.server().agents().getFirst().greeting()).isEqualTo("Good morning.");
        assertThat(plan.server().sip().port()).isZero();
        assertThat(plan.model().timing().firstAudioDelay()).isEqualTo(Duration.ofMillis(700));
        assertThat(plan.model().clock().speed()).isEqualTo(10);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("test.yaml"), text);
    }
}

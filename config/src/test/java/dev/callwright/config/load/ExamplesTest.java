package dev.callwright.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.NumberConfig.Match;
import dev.callwright.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExamplesTest {

    private static final Path FOLDER = Path.of("examples");

    @Test
    void everyExampleLoadsWithAnEmptyEnvironment() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<CallwrightConfig> configs = files.filter(Files::isRegularFile)
                    .map(file -> ConfigLoader.load(file, Map.of()))
                    .toList();

            assertThat(configs)
                    .hasSize(4)
                    .allMatch(config ->
                            !config.agents().isEmpty() && !config.numbers().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aliyun",
                "tencent-cloud",
                "ronglian",
                "asterisk",
                "freeswitch",
                "kamailio",
                "twilio",
                "telnyx",
                "livekit"
            })
    void everyTrunkExampleTakesCallsToAnAgentAndNeedsOnlyItsPasswords(String name) {
        Map<String, String> passwords = Map.of("TRUNK_PASSWORD", "secret", "CHALLENGE_PASSWORD", "secret");

        CallwrightConfig config = ConfigLoader.load(FOLDER.resolve("trunks").resolve(name + ".yaml"), passwords);

        assertThat(config.trunks())
                .isNotEmpty()
                .allMatch(trunk -> trunk.name().startsWith(name))
                .anyMatch(trunk -> !trunk.hosts().isEmpty()
                        || !trunk.register().registrars().isEmpty());
        assertThat(config.numbers()).isNotEmpty();
        assertThat(config.agents()).isNotEmpty();
        assertThat(config.trunks()).allMatch(trunk -> !trunk.outbound().allow().contains(""));
    }

    @Test
    void everyFileAmongTheTrunkExamplesIsTested() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("trunks"))) {
            assertThat(files).hasSize(9);
        }
    }

    @Test
    void theLabTakesOtherPasswordsFromTheEnvironment() {
        Path lab = FOLDER.resolve("softphone-lab.yaml");

        CallwrightConfig config = ConfigLoader.load(lab, Map.of("ALICE_PASSWORD", "better"));

        assertThat(config.users().getFirst().password()).isEqualTo(new Secret("better"));
        assertThat(config.users().getLast().password()).isEqualTo(new Secret("bob-in-the-lab"));
    }

    @Test
    void severalNumbersShowsEveryWayToMatch() {
        CallwrightConfig config = ConfigLoader.load(FOLDER.resolve("several-numbers.yaml"), Map.of());

        assertThat(config.numbers()).extracting("match").contains((Object[]) Match.values());
        assertThat(config.numbers().stream().filter(number -> number.match() == Match.PATTERN))
                .allMatch(number -> "+862155551239".matches(number.value()));
        assertThat(config.agents()).extracting(AgentConfig::name).hasSize(4);
    }

    @Test
    void theSquadIsThreeAgentsInTwoLanguagesWithOnePersona() {
        CallwrightConfig config = ConfigLoader.load(FOLDER.resolve("squad.yaml"), Map.of());

        assertThat(config.agents())
                .hasSize(3)
                .allMatch(agent -> agent.instructions().startsWith("You work for Wheel and Spoke"))
                .allMatch(agent -> !agent.handoffs().isEmpty())
                .allMatch(agent -> agent.languages().size() == 2);
    }
}

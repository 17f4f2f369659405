package dev.callwright.config.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.callwright.config.testing.YamlFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks of providers, and of the models agents choose from them. */
final class ModelChecksTest {

    private static final String NUMBERS = "numbers: [{match: default, agent: a}]\n";
    private static final String AGENT = "agents: [{name: a}]\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void takesProvidersAndModelsThatAreRight() {
        assertThatCode(() -> load(NUMBERS + """
                        providers:
                          - {name: second, dialect: openai}
                          - {name: third, dialect: cascade, speech-to-text: {url: 'https://h/v1', model: m},
                             chat: {url: 'https://h/v1'}, text-to-speech: {url: 'http://h/v1', model: t}}
                        agents:
                          - name: a
                            models:
                              - {model: m}
                              - {provider: second, model: m, rank: 2, when: {hours: '22:00-06:00', spent-above: 80}}
                              - {provider: third, model: m, rank: 3, weight: 10}
                        """)).doesNotThrowAnyException();
    }

    @Test
    void reportsPricesThatAreNone() {
        assertThat(problems(NUMBERS + AGENT + "providers:\n  - {name: x, prices: {input: -5}}\n"))
                .containsExactly("t.yaml:4 providers[0].prices.input: -5 is not within 0 to 100000000; choose a value"
                        + " within it");
    }

    @Test
    void reportsWhatACascadeLacks() {
        assertThat(problems(NUMBERS + AGENT + "providers:\n  - {name: x, dialect: cascade, url: 'wss://h'}\n"))
                .extracting(problem -> problem.substring(problem.indexOf(' ') + 1, problem.indexOf(':', 8)))
                .containsExactlyInAnyOrder(
                        "providers[0].url",
                        "providers[0].speech-to-text.url",
                        "providers[0].speech-to-text.model",
                        "providers[0].chat.url",
                        "providers[0].text-to-speech.url",
                        "providers[0].text-to-speech.model");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            model: ''                              | model | is empty
            model: m, provider: x                  | provider | "x" is no provider
            model: m, rank: 0                      | rank | 0 is not within 1 to 100
            model: m, weight: 0                    | weight | 0 is not within 1 to 1000
            model: m, when: {hours: '9-17'}        | when.hours | "9-17" is no time of day
            model: m, when: {hours: '24:00-06:00'} | when.hours | "24:00-06:00" is no time of day
            model: m, when: {calls-above: -1}      | when.calls-above | -1 is not within 0 to 100000
            model: m, when: {spent-above: 101}     | when.spent-above | 101 is not within 0 to 100
            model: m, when: {first-audio-above: 2m} | when.first-audio-above | 2m is not within 0s to 1m
            """)
    void reportsModelsThatAreWrong(String model, String key, String message) {
        assertThat(problems(NUMBERS + "agents:\n  - {name: a, models: [{" + model + "}]}\n"))
                .singleElement()
                .asString()
                .startsWith("t.yaml:3 agents[0].models[0]." + key + ": " + message + "; ");
    }

    @Test
    void namesTheProvidersThereAre() {
        assertThat(problems(NUMBERS + "providers: [{name: b}, {name: c}]\n"
                        + "agents:\n  - {name: a, models: [{model: m, provider: d}]}\n"))
                .singleElement()
                .asString()
                .endsWith("write realtime or one of b, c");
    }

    private List<String> problems(String text) {
        return YamlFixture.of(folder, text).problems(file -> ConfigLoader.load(file, Map.of()));
    }

    private void load(String yaml) throws IOException {
        Path file = folder.resolve("t.yaml");
        Files.writeString(file, yaml);
        var _ = ConfigLoader.load(file, Map.of());
    }
}

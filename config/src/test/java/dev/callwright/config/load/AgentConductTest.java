package dev.callwright.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.AgentConfig;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Checks of how agents behave: care, languages, answering machines, handoffs, personas. */
final class AgentConductTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            care: {idle-after: 1s}         | care.idle-after      | 1s is not within 2s to 10m; choose a value within it
            care: {idle-prompts: [hm, '']} | care.idle-prompts[1] | is empty; give a value
            care: {warn-before: 11m}       | care.warn-before     | 11m is not within 0s to 10m; choose a value within it
            care: {warning: ''}            | care.warning         | is empty; give a value
            voicemail: {decide: 30s}       | voicemail.decide     | 30s is not within 1s to 20s; choose a value within it
            voicemail: {beep: 3m}          | voicemail.beep       | 3m is not within 1s to 2m; choose a value within it
            language: zh_CN                | language             | is not a language tag; write one such as en, de or zh-CN
            barge-in: {confirm: 10ms}      | barge-in.confirm     | 10ms is not within 60ms to 2s; choose a value within it
            barge-in: {patience: 6s}       | barge-in.patience    | 6s is not within 100ms to 5s; choose a value within it
            turn-detection: {hangover: 9s} | turn-detection.hangover | 9s is not within 100ms to 5s; choose a value within it
            turn-detection: {minimum-speech: 10ms} | turn-detection.minimum-speech | 10ms is not within 20ms to 1s; choose a value within it
            languages: [{caller: '+49 30', language: de}] | languages[0].caller | is not the beginning of a number; write digits, with + in front or not
            persona: nobody.md             | persona              | nobody.md cannot be read; check the name, relative to this file, and its rights
            handoffs: [{to: slaes}]        | handoffs[0].to       | there is no agent "slaes"; write sales
            handoffs: [{to: ''}]           | handoffs[0].to       | is empty; name one of a, sales
            'handoffs: [{to: sales, words: "("}]'   | handoffs[0].words | is not a regular expression: Unclosed group; mend it
            'handoffs: [{to: sales, words: ".*"}]'  | handoffs[0].words | fits every word a caller may say; let it need at least one letter
            handoffs: [{to: sales, digits: 1A}] | handoffs[0].digits | "1A" are not up to 16 digits; write 0-9, * and #
            """)
    void reportsWhatAnAgentCannotDo(String settings, String key, String problem) {
        assertThat(problems("agents:\n  - {name: a, " + settings + "}\n  - {name: sales}\n"))
                .containsExactly("t.yaml:2 agents[0]." + key + ": " + problem);
    }

    @Test
    void aTargetPrefixOrDigitCountsOnce() {
        String text = """
                agents:
                  - name: a
                    languages: [{caller: '1', language: de}, {caller: '1', language: en}]
                    handoffs: [{to: b, digits: '1'}, {to: b, digits: '1'}]
                  - name: b
                """;

        assertThat(problems(text))
                .containsExactlyInAnyOrder(
                        "t.yaml:3 agents[0].languages[1].caller: is the prefix of an entry before; leave one of them out",
                        "t.yaml:4 agents[0].handoffs[1].to: b is listed already; put its rules into one entry",
                        "t.yaml:4 agents[0].handoffs[1].digits: 1 hand over to another agent already; choose others");
    }

    @ParameterizedTest
    @ValueSource(strings = {"idle-after: 0s", "idle-prompts: []", "warn-before: 0s, warning: ''", "goodbye: ''"})
    void careMayBeTurnedOff(String care) {
        assertThat(problems("agents: [{name: a, care: {" + care + "}}]")).isEmpty();
    }

    @Test
    void aPersonaStandsBeforeTheInstructions() throws IOException {
        Files.writeString(folder.resolve("mia.md"), "You are Mia, {{called}}.\n\n");

        AgentConfig agent = ConfigLoader.load(
                        YamlFixture.of(folder, "agents: [{name: a, persona: mia.md, instructions: Be brief.}]")
                                .file(),
                        Map.of())
                .agents()
                .getFirst();

        assertThat(agent.instructions()).isEqualTo("You are Mia, {{called}}.\n\nBe brief.");
    }

    @Test
    void aPersonaIsBoundedAndText() throws IOException {
        Files.writeString(folder.resolve("long.md"), "x".repeat(70_000));
        Files.write(folder.resolve("odd.md"), new byte[] {(byte) 0xff, 0});

        assertThat(problems("agents:\n  - {name: a, persona: long.md}\n  - {name: b, persona: odd.md}\n"))
                .containsExactly(
                        "t.yaml:2 agents[0].persona: long.md is longer than 64 KiB; shorten it; models forget what is long",
                        "t.yaml:3 agents[1].persona: odd.md is not text in UTF-8; save it as UTF-8");
    }

    private List<String> problems(String text) {
        return YamlFixture.of(folder, text).problems(file -> ConfigLoader.load(file, Map.of()));
    }
}

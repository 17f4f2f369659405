package dev.callwright.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.testing.YamlFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks of providers of dialect {@code cascade}. */
final class CascadeChecksTest {

    private static final String HEARS = "speech-to-text: {url: 'https://a.example/v1', model: hears}";
    private static final String THINKS = "chat: {url: 'http://127.0.0.1:8000/v1'}";
    private static final String SPEAKS = "text-to-speech: {url: 'https://b.example/v1', model: speaks}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void acceptsThreeServicesOfWhichTheChatNeedsNoModel() {
        assertThat(problems(String.join(", ", HEARS, THINKS, SPEAKS))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            speech-to-text: {url: '', model: m}                       | speech-to-text.url   | is empty
            speech-to-text: {url: 'wss://a.example/v1', model: m}     | speech-to-text.url   | "wss://a.example/v1" is no HTTP address
            speech-to-text: {url: 'https:///v1', model: m}            | speech-to-text.url   | "https:///v1" is no HTTP address
            speech-to-text: {url: 'https://a.example/v1?k=1', model: m} | speech-to-text.url | "https://a.example/v1?k=1" is no HTTP address
            speech-to-text: {url: 'https://a.example/v1'}             | speech-to-text.model | is empty
            speech-to-text: {url: 'https://a.example/v1', model: m, api-key: '${BAD}'} | speech-to-text.api-key | holds characters that no HTTP header may carry
            """)
    void reportsAServiceThatCannotBeAsked(String service, String key, String message) {
        assertThat(problems(String.join(", ", service, THINKS, SPEAKS)))
                .singleElement()
                .asString()
                .startsWith("t.yaml:2 providers[0]." + key + ": " + message + "; ");
    }

    @Test
    void reportsWhatOnlyOtherDialectsUse() {
        assertThat(problems(String.join(", ", HEARS, THINKS, SPEAKS, "url: 'wss://c.example', api-key: '${KEY}'")))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("providers[0].url: is not used by a cascade"))
                .anySatisfy(problem -> assertThat(problem).contains("providers[0].api-key: is not used by a cascade"));
    }

    @Test
    void reportsAllThatIsMissingAtOnce() {
        assertThat(problems("sessions: 0")).hasSize(5);
    }

    private List<String> problems(String keys) {
        String text = "providers:\n  - {name: x, dialect: cascade, " + keys + "}\n";
        return YamlFixture.of(folder, text)
                .problems(file -> ConfigLoader.load(file, Map.of("KEY", "k", "BAD", "two words")));
    }
}

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
import org.junit.jupiter.params.provider.ValueSource;

final class ProviderChecksTest {

    private static final String REST = "agents: [{name: a}]\nnumbers: [{match: default, agent: a}]\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: realtime                                  | name | is the name of the section of that name; choose another
            name: x, dialect: azure                         | url  | is empty, and Azure has an address for every customer; write wss://RESOURCE...
            name: x, url: 'https://a'                       | url  | "https://a" is no address of a realtime service; write wss://HOST...
            name: x, url: 'ws://192.0.2.1/v1', api-key: '${KEY}'   | url  | ws:// would send the key unencrypted; write wss://
            name: x, authorities: /nowhere/ca.pem           | authorities | cannot be read: /nowhere/ca.pem; give the path of a PEM file this user may read
            name: x, authorities: callwright.yaml           | authorities | holds no certificate: callwright.yaml; give a PEM file of certificates
            name: x, sessions: -1                           | sessions | -1 is not within 0 to 100000; choose a value within it
            name: x, session-age: 10s                       | session-age | 10s is not within 1m to 2h; choose a value within it
            """)
    void reportsProvidersThatAreWrong(String provider, String key, String problem) {
        assertThat(problems(provider)).containsExactly("t.yaml:4 providers[0]." + key + ": " + problem);
    }

    @Test
    void theAuthoritiesOfTheFirstServiceAreLookedAtToo() {
        String text = REST + "realtime: {authorities: callwright.yaml}\n";

        assertThat(YamlFixture.of(folder, text).problems(file -> ConfigLoader.load(file, Map.of())))
                .containsExactly(
                        "t.yaml:3 realtime.authorities: holds no certificate: callwright.yaml; give a PEM file of"
                                + " certificates");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: x, dialect: openai",
                "name: x, dialect: azure-beta, url: 'wss://desk.openai.azure.com', api-key: '${KEY}'",
                "name: x, dialect: glm, url: 'ws://127.0.0.1:9000/realtime', api-key: '${KEY}'",
            })
    void takesProvidersThatAreRight(String provider) {
        assertThat(problems(provider)).isEmpty();
    }

    private List<String> problems(String provider) {
        String text = REST + "providers:\n  - {" + provider + "}\n";
        return YamlFixture.of(folder, text).problems(file -> ConfigLoader.load(file, Map.of("KEY", "k")));
    }
}

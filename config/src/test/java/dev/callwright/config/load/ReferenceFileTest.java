package dev.callwright.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ConditionsConfig;
import dev.callwright.config.LanguageConfig;
import dev.callwright.config.ModelConfig;
import dev.callwright.config.NumberConfig;
import dev.callwright.config.Secret;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.UserConfig;
import dev.callwright.config.testing.YamlFixture;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks the reference file to the records: every key is there, in their order, with their defaults. */
final class ReferenceFileTest {

    private static final Path REFERENCE = Path.of("callwright.yaml");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^#(?=  )");
    private static final Pattern KEY = Pattern.compile("^[ -]*([a-z][a-z0-9-]*):(?: .*)?$");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void loadsAsExactlyTheDefaults() {
        assertThat(ConfigLoader.load(REFERENCE, Map.of())).isEqualTo(CallwrightConfig.DEFAULTS);
    }

    @Test
    void takesItsSecretsFromTheEnvironment() {
        CallwrightConfig config =
                ConfigLoader.load(REFERENCE, Map.of("STEPFUN_API_KEY", "k", "CALLWRIGHT_STORE_PASSWORD", "p"));

        assertThat(config.realtime().apiKey()).isEqualTo(new Secret("k"));
        assertThat(config.store().password()).isEqualTo(new Secret("p"));
    }

    @Test
    void namesEveryKeyInTheOrderOfTheRecords() throws IOException {
        List<String> written = withExamples()
                .lines()
                .map(KEY::matcher)
                .filter(Matcher::matches)
                .map(key -> key.group(1))
                .toList();

        assertThat(written).isEqualTo(keys(CallwrightConfig.class));
    }

    @Test
    void everyKeyIsPrecededByAComment() throws IOException {
        List<String> lines = withExamples().lines().toList();

        for (int i = 1; i < lines.size(); i++) {
            if (KEY.matcher(lines.get(i)).matches()) {
                assertThat(lines.get(i - 1))
                        .as("the line above %s", lines.get(i))
                        .contains("# ");
            }
        }
    }

    @Test
    void theExamplesShowTheDefaultsOfWhatIsNotRequired() throws IOException {
        // A certificate must be there to be read; what is in it is looked at when the server starts.
        String text = withExamples()
                .replace(
                        "/etc/callwright/tls/fullchain.pem",
                        REFERENCE.toAbsolutePath().toString())
                .replace(
                        "/etc/callwright/tls/privkey.pem",
                        REFERENCE.toAbsolutePath().toString());
        CallwrightConfig config =
                ConfigLoader.load(YamlFixture.of(folder, text).file(), Map.of("ALICE_PASSWORD", "secret"));

        TrunkConfig trunk = config.trunks().getFirst();
        NumberConfig number = config.numbers().getFirst();
        AgentConfig agent = config.agents().getFirst();
        assertThat(trunk).isEqualTo(TrunkConfig.from(trunk.name(), trunk.hosts()));
        assertThat(config.users()).containsExactly(new UserConfig("alice", new Secret("secret")));
        assertThat(number)
                .isEqualTo(new NumberConfig(
                        NumberConfig.DEFAULTS.match(), number.value(), NumberConfig.DEFAULTS.trunk(), agent.name()));
        assertThat(agent)
                .isEqualTo(AgentConfig.named(agent.name())
                        .withLanguages(List.of(LanguageConfig.DEFAULTS))
                        .withModels(List.of(new ModelConfig(
                                "realtime", AgentConfig.DEFAULTS.model(), "", 1, 1, ConditionsConfig.DEFAULTS)))
                        .withTransfers(agent.transfers())
                        .withHandoffs(agent.handoffs()));
    }

    /** The file as it is after an operator has taken away the # in front of every example. */
    private static String withExamples() throws IOException {
        return EXAMPLE.matcher(Files.readString(REFERENCE)).replaceAll("");
    }

    private static List<String> keys(Class<?> record) {
        List<String> keys = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            keys.add(component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
            Class<?> type = component.getGenericType() instanceof ParameterizedType list
                    ? (Class<?>) list.getActualTypeArguments()[0]
                    : component.getType();
            if (type.getSimpleName().endsWith("Config")) {
                keys.addAll(keys(type));
            }
        }
        return keys;
    }
}

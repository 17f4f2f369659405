package dev.callwright.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.config.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubstitutionTest {

    private final Substitution substitution =
            new Substitution(Map.of("HOST", "example", "EMPTY", "", "NESTED", "${HOST}", "_x1", "low"));

    @ParameterizedTest
    @CsvSource({
        "plain,plain",
        "'',''",
        "${HOST},example",
        "wss://${HOST}/${_x1}?,wss://example/low?",
        "${EMPTY},''",
        "${EMPTY:-other},other",
        "${MISSING:-},''",
        "${MISSING:-other},other",
        "${HOST:-other},example",
        "${NESTED},${HOST}",
        "$${HOST},${HOST}",
        "^\\d{4}$,^\\d{4}$",
        "$HOST,$HOST",
    })
    void putsVariablesIntoText(String text, String expected) throws Unreadable {
        assertThat(substitution.apply(text)).isEqualTo(expected);
    }

    @Test
    void namesEveryVariableThatIsNotSet() {
        assertThatThrownBy(() -> substitution.apply("${A}${HOST}${B}${A}"))
                .hasMessage("the environment variables A, B are not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${}", "${HOST", "${1A}", "${HO ST}", "${HOST-x}", "${HOST} and ${"})
    void refusesWhatIsNoReference(String text) {
        assertThatThrownBy(() -> substitution.apply(text))
                .hasMessageContaining("not the name of an environment variable");
    }

    @Test
    void aSecretIsOneReferenceOrNothing() throws Unreadable {
        assertThat(substitution.secret("${HOST}", "api-key")).isEqualTo(new Secret("example"));
        assertThat(substitution.secret("${MISSING:-lab}", "api-key")).isEqualTo(new Secret("lab"));
        assertThat(substitution.secret("", "api-key")).isEqualTo(Secret.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "x${HOST}", "${HOST}${HOST}", "$${HOST}"})
    void aSecretInTheFileIsRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> substitution.secret(text, "api-key"))
                .isInstanceOfSatisfying(Unreadable.class, refusal -> {
                    assertThat(refusal.message()).isEqualTo("a secret must not stand in the file");
                    assertThat(refusal.remedy()).isEqualTo("write ${API_KEY} and set the environment variable API_KEY");
                });
    }
}

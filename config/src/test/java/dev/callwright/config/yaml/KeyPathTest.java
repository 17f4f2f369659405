package dev.callwright.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyPathTest {

    @ParameterizedTest
    @CsvSource({
        "port,port",
        "silentCallerLimit,silent-caller-limit",
        "timerT1,timer-t1",
        "PCMA,pcma",
        "NO_ANSWER,no-answer"
    })
    void writesNamesInKebabCase(String name, String key) {
        assertThat(KeyPath.kebab(name)).isEqualTo(key);
    }

    private enum Word {
        PCMA,
        SHA_256,
        STEP_1O
    }

    @Test
    void writesConstantsInLowerCaseWithDashesForUnderscoresOnly() {
        assertThat(Word.values()).extracting(KeyPath::constant).containsExactly("pcma", "sha-256", "step-1o");
    }

    @Test
    void climbsFromItemsToListsAndFromKeysToSections() {
        String place = KeyPath.child(KeyPath.item(KeyPath.child("", "agents"), 0), "name");

        assertThat(place).isEqualTo("agents[0].name");
        assertThat(KeyPath.parent(place)).isEqualTo("agents[0]");
        assertThat(KeyPath.parent("agents[0]")).isEqualTo("agents");
        assertThat(KeyPath.parent("agents")).isEmpty();
    }

    @Test
    void keepsStrangeKeysOnOneLine() {
        assertThat(KeyPath.child("sip", "a\nb.c")).isEqualTo("sip.\"a b.c\"");
        assertThat(KeyPath.child("", "x".repeat(500))).hasSizeLessThan(70);
    }
}

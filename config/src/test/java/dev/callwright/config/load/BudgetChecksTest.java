package dev.callwright.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.testing.YamlFixture;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BudgetChecksTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            per-day: 0              | per-day | 0 is not within 1 to 999999999
            per-day: 5, trunk: nosy | trunk   | "nosy" is no trunk
            """)
    void reportsBudgetsThatAreWrong(String budget, String key, String message) {
        assertThat(YamlFixture.of(folder, "budgets:\n  - {" + budget + "}\n")
                        .problems(file -> ConfigLoader.load(file, Map.of())))
                .singleElement()
                .asString()
                .startsWith("t.yaml:2 budgets[0]." + key + ": " + message);
    }

    @Test
    void oneTrunkHasOneBudget() {
        assertThat(YamlFixture.of(folder, "budgets: [{per-day: 5}, {per-day: 6}]\n")
                        .problems(file -> ConfigLoader.load(file, Map.of())))
                .singleElement()
                .asString()
                .contains("budgets[1].trunk: has a budget above already");
    }
}

package dev.callwright.agent.call.cast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.HandoffConfig;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class HandoffRulesTest {

    private final HandoffRules rules = new HandoffRules(AgentConfig.named("a")
            .withHandoffs(List.of(
                    new HandoffConfig("sales", "", "\\bbuy\\b|买", "1"),
                    new HandoffConfig("human", "", "", "*90"),
                    new HandoffConfig("model-only", "if asked", "", ""))));

    @Test
    void wordsOfTheCallerHandOverWhateverTheirCase() {
        assertThat(rules.said("I'd like to BUY a bicycle.")).contains("sales");
        assertThat(rules.said("我想买一辆自行车")).contains("sales");
        assertThat(rules.said("busy")).isEmpty();
    }

    @Test
    void aDigitHandsOver() {
        assertThat(rules.pressed('1', 0)).contains("sales");
    }

    @Test
    void severalDigitsHandOverIfTheyAreOneEntry() {
        assertThat(rules.pressed('*', 0)).isEmpty();
        assertThat(rules.pressed('9', 1)).isEmpty();
        assertThat(rules.pressed('0', 2)).contains("human");
    }

    @Test
    void aDigitWithinALongerEntryDoesNot() {
        rules.pressed('7', 0);

        assertThat(rules.pressed('1', 1)).isEmpty();
        assertThat(rules.pressed('1', TimeUnit.SECONDS.toNanos(4))).contains("sales");
    }
}

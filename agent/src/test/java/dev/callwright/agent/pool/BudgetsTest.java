package dev.callwright.agent.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.BudgetConfig;
import dev.callwright.config.BudgetConfig.Spent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BudgetsTest {

    private static final long HUNDREDTH = 10_000;

    private final Ticks clock = new Ticks();

    @Test
    void refusesATrunkThatHasSpentItsOwnAndNoOther() {
        Budgets budgets = budgets(new BudgetConfig("a", 100, Spent.REFUSE));
        budgets.spend("a", 99 * HUNDREDTH);
        budgets.spend("b", 500 * HUNDREDTH);
        assertThat(budgets.exhausted("a")).isFalse();

        budgets.spend("a", HUNDREDTH);
        assertThat(budgets.exhausted("a")).isTrue();
        assertThat(budgets.exhausted("b")).isFalse();
        assertThat(budgets.overdrawn("a")).isFalse();
    }

    @Test
    void aBudgetForAllCountsEveryCallAndMayEndThem() {
        Budgets budgets = budgets(new BudgetConfig("", 100, Spent.END));
        budgets.spend("a", 60 * HUNDREDTH);
        budgets.spend("", 40 * HUNDREDTH);

        assertThat(budgets.exhausted("")).isTrue();
        assertThat(budgets.overdrawn("b")).isTrue();
    }

    @Test
    void theTightestBudgetCounts() {
        Budgets budgets = budgets(new BudgetConfig("", 1_000, Spent.REFUSE), new BudgetConfig("a", 100, Spent.REFUSE));
        budgets.spend("a", 75 * HUNDREDTH);

        assertThat(budgets.percent("a")).isEqualTo(75);
        assertThat(budgets.percent("b")).isEqualTo(7);
    }

    @Test
    void beginsAnewAtMidnight() {
        Budgets budgets = budgets(new BudgetConfig("", 1, Spent.REFUSE));
        budgets.spend("", HUNDREDTH);
        clock.pass(Duration.ofHours(13));
        assertThat(budgets.exhausted("")).isTrue();

        clock.pass(Duration.ofHours(1));
        assertThat(budgets.exhausted("")).isFalse();
    }

    @Test
    void remembersWhatWasSpentBeforeARestart() {
        Map<String, Long> before = Map.of("", 0L, "a", 100 * HUNDREDTH);
        Budgets budgets =
                new Budgets(List.of(new BudgetConfig("a", 100, Spent.REFUSE)), clock, trunk -> before.get(trunk));

        assertThat(budgets.exhausted("a")).isTrue();
    }

    @Test
    void withoutBudgetsNothingIsEverSpent() {
        Budgets budgets = budgets();
        budgets.spend("a", Long.MAX_VALUE / 200);

        assertThat(budgets.exhausted("a")).isFalse();
    }

    private Budgets budgets(BudgetConfig... configs) {
        return new Budgets(List.of(configs), clock, _ -> 0);
    }
}

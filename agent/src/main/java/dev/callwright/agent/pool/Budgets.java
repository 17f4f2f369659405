package dev.callwright.agent.pool;

import dev.callwright.config.BudgetConfig;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What calls have cost today, against what they may. The day begins at midnight in the zone of the clock; what was spent before a
 * restart is read from the records once, when a budget is first looked at. Thread-safe; memory only after {@link #Budgets}.
 */
public final class Budgets {

    /** A hundredth of the currency in its millionths. */
    private static final long MICROS = 10_000;

    private final Clock clock;
    private final Map<String, Long> spent = new HashMap<>();
    private LocalDate day;
    private List<BudgetConfig> budgets;

    /**
     * Budgets of a server that starts.
     *
     * @param before  millionths spent today by calls of a trunk, or by all calls for an empty name; may block
     */
    public Budgets(List<BudgetConfig> budgets, Clock clock, ToLongFunction<String> before) {
        this.budgets = List.copyOf(budgets);
        this.clock = clock;
        this.day = LocalDate.now(clock);
        budgets.forEach(budget -> spent.put(budget.trunk(), before.applyAsLong(budget.trunk())));
    }

    /** Goes by other budgets; what was spent today counts on, as far as it was counted. */
    public synchronized void replace(List<BudgetConfig> others) {
        budgets = List.copyOf(others);
    }

    /** A call of this trunk, or of none for an empty name, cost so much. */
    synchronized void spend(String trunk, long micros) {
        turnPage();
        spent.merge("", micros, Long::sum);
        if (!trunk.isEmpty()) {
            spent.merge(trunk, micros, Long::sum);
        }
    }

    /** Whether new calls of this trunk are to be refused. */
    public synchronized boolean exhausted(String trunk) {
        return percent(trunk) >= 100;
    }

    /** Whether calls in progress of this trunk are to end too. */
    public synchronized boolean overdrawn(String trunk) {
        turnPage();
        return budgets.stream()
                .filter(budget -> covers(budget, trunk) && budget.spent() == BudgetConfig.Spent.END)
                .anyMatch(budget -> percent(budget) >= 100);
    }

    /** How much of the tightest budget of this trunk is spent; 0 without a budget. */
    synchronized int percent(String trunk) {
        turnPage();
        return budgets.stream()
                .filter(budget -> covers(budget, trunk))
                .mapToInt(this::percent)
                .max()
                .orElse(0);
    }

    private int percent(BudgetConfig budget) {
        long used = spent.getOrDefault(budget.trunk(), 0L);
        return (int) Math.min(Integer.MAX_VALUE, used * 100 / (budget.perDay() * MICROS));
    }

    private static boolean covers(BudgetConfig budget, String trunk) {
        return budget.trunk().isEmpty() || budget.trunk().equals(trunk);
    }

    private void turnPage() {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(day)) {
            day = today;
            spent.clear();
        }
    }
}

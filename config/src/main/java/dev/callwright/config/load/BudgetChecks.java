package dev.callwright.config.load;

import dev.callwright.config.BudgetConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.Problem;
import dev.callwright.config.TrunkConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks of {@code budgets}. */
final class BudgetChecks {

    private static final int MOST = 999_999_999;

    private BudgetChecks() {}

    static void budgets(CallwrightConfig config, Section root) {
        List<String> trunks = config.trunks().stream().map(TrunkConfig::name).toList();
        boolean trunksKnown = !root.inDoubt("trunks", config.trunks().size(), "name");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < config.budgets().size(); i++) {
            BudgetConfig budget = config.budgets().get(i);
            Section section = root.item("budgets", i);
            section.within("per-day", budget.perDay(), 1, MOST);
            if (!budget.trunk().isEmpty() && trunksKnown && !trunks.contains(budget.trunk())) {
                section.problem(
                        "trunk",
                        Problem.excerpt(budget.trunk()) + " is no trunk",
                        "write the name of a trunk, or leave it empty for all calls");
            }
            if (!seen.add(budget.trunk())) {
                section.problem("trunk", "has a budget above already", "keep one of them");
            }
        }
    }
}

package dev.callwright.config;

/**
 * What calls may cost in a day of the server's time zone.
 *
 * @param trunk   whose calls; empty for all calls together
 * @param perDay  hundredths of the operator's currency
 * @param spent   what happens once it is spent
 */
public record BudgetConfig(String trunk, int perDay, Spent spent) {

    public static final BudgetConfig DEFAULTS = new BudgetConfig("", 1, Spent.REFUSE);

    /** What happens once a budget is spent. */
    public enum Spent {
        /** New calls are refused; those in progress go on. */
        REFUSE,
        /** Calls in progress are told goodbye too. */
        END
    }
}

package dev.callwright.agent.pool;

import dev.callwright.agent.realtime.ServerEvent.Usage;
import dev.callwright.config.PricesConfig;

/** What tokens cost, in millionths of the operator's currency. */
final class Prices {

    /** Prices are hundredths for a million tokens: a token at price one costs a hundredth of a millionth. */
    private static final int HUNDREDTHS = 100;

    private Prices() {}

    static long micros(Usage usage, PricesConfig prices) {
        long fresh = Math.max(0, usage.inputTokens() - usage.cachedTokens());
        long hundredths = fresh * prices.input()
                + (long) usage.cachedTokens() * prices.cached()
                + (long) usage.outputTokens() * prices.output();
        return Math.ceilDiv(hundredths, HUNDREDTHS);
    }
}

package dev.callwright.config;

/**
 * What a model costs, in hundredths of the operator's currency for a million tokens.
 *
 * @param input   tokens it is told or hears
 * @param cached  of these, tokens it remembers from before
 * @param output  tokens it says or writes
 */
public record PricesConfig(int input, int cached, int output) {

    public static final PricesConfig DEFAULTS = new PricesConfig(0, 0, 0);
}

package dev.callwright.agent.store;

import java.time.Instant;

/**
 * What a call took of one model so far. Immutable.
 *
 * @param provider      name of the provider
 * @param model         model id
 * @param at            when it took something last
 * @param inputTokens   tokens in, cached ones included
 * @param cachedTokens  of these, cached ones
 * @param outputTokens  tokens out
 * @param costMicros    price of it all in millionths of the operator's currency
 */
public record CallUsage(
        String provider,
        String model,
        Instant at,
        long inputTokens,
        long cachedTokens,
        long outputTokens,
        long costMicros) {

    public CallUsage {
        provider = StoredText.name(provider);
        model = StoredText.name(model);
    }
}

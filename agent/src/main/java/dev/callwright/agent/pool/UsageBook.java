package dev.callwright.agent.pool;

import dev.callwright.agent.bridge.model.ModelChoice;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import dev.callwright.agent.store.CallUsage;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What one call took of its models so far; at most as many as its agents name. Thread-safe. */
public final class UsageBook {

    private final Map<String, CallUsage> byModel = new HashMap<>();
    private final Consumer<CallUsage> reader;
    private final Clock clock;

    /**
     * A book of nothing.
     *
     * @param reader  told what the call took of a model so far, each time it takes more; must not block
     */
    public UsageBook(Consumer<CallUsage> reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    synchronized void add(ModelChoice choice, Usage usage, long micros) {
        Instant now = clock.instant();
        CallUsage more = new CallUsage(
                choice.provider().name(),
                choice.settings().model(),
                now,
                usage.inputTokens(),
                usage.cachedTokens(),
                usage.outputTokens(),
                micros);
        reader.accept(byModel.merge(choice.label(), more, UsageBook::sum));
    }

    private static CallUsage sum(CallUsage before, CallUsage more) {
        return new CallUsage(
                more.provider(),
                more.model(),
                more.at(),
                before.inputTokens() + more.inputTokens(),
                before.cachedTokens() + more.cachedTokens(),
                before.outputTokens() + more.outputTokens(),
                before.costMicros() + more.costMicros());
    }
}

package dev.callwright.agent.cascade.http;

import java.util.concurrent.atomic.LongAdder;

/** The counters behind {@link CascadeStats}. Thread-safe. */
public final class Counters {

    public final LongAdder droppedBeforeReady = new LongAdder();
    public final LongAdder droppedSamples = new LongAdder();
    final LongAdder requests = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder cancelled = new LongAdder();
    public final LongAdder sentences = new LongAdder();
    public final LongAdder cutSentences = new LongAdder();
    final LongAdder droppedPieces = new LongAdder();

    public CascadeStats snapshot() {
        return new CascadeStats(
                droppedBeforeReady.sum(),
                droppedSamples.sum(),
                requests.sum(),
                retries.sum(),
                failures.sum(),
                cancelled.sum(),
                sentences.sum(),
                cutSentences.sum(),
                droppedPieces.sum());
    }
}

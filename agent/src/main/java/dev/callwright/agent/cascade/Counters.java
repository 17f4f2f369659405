package dev.callwright.agent.cascade;

import java.util.concurrent.atomic.LongAdder;

/** The counters behind {@link CascadeStats}. Thread-safe. */
final class Counters {

    final LongAdder droppedBeforeReady = new LongAdder();
    final LongAdder droppedSamples = new LongAdder();
    final LongAdder requests = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder cancelled = new LongAdder();
    final LongAdder sentences = new LongAdder();
    final LongAdder cutSentences = new LongAdder();
    final LongAdder droppedPieces = new LongAdder();

    CascadeStats snapshot() {
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

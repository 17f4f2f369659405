package dev.callwright.agent.app;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.store.StoreObserver;

/** Counts in meters what the store does. Thread-safe. */
final class StoreMeters implements StoreObserver {

    private final Metrics metrics;

    StoreMeters(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void written(int events) {
        count("written", events);
    }

    @Override
    public void retried() {
        count("retried", 1);
    }

    @Override
    public void dropped(int events) {
        count("dropped", events);
    }

    @Override
    public void skipped() {
        count("skipped", 1);
    }

    private void count(String result, int times) {
        for (int i = 0; i < times; i++) {
            metrics.storeWrite(result);
        }
    }
}

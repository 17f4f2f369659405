package dev.callwright.agent.store.testing;

import dev.callwright.agent.store.StoreObserver;
import java.util.concurrent.atomic.AtomicInteger;

/** Sums up what a store reports. */
public final class CountingObserver implements StoreObserver {

    public final AtomicInteger written = new AtomicInteger();
    public final AtomicInteger retried = new AtomicInteger();
    public final AtomicInteger dropped = new AtomicInteger();
    public final AtomicInteger skipped = new AtomicInteger();

    @Override
    public void written(int events) {
        written.addAndGet(events);
    }

    @Override
    public void retried() {
        retried.incrementAndGet();
    }

    @Override
    public void dropped(int events) {
        dropped.addAndGet(events);
    }

    @Override
    public void skipped() {
        skipped.incrementAndGet();
    }
}

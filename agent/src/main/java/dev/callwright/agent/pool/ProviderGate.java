package dev.callwright.agent.pool;

import dev.callwright.config.ProviderConfig;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** The bounds of one provider: sessions at once and sessions opened a minute. Thread-safe. */
final class ProviderGate {

    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private final int most;
    private final int mostPerMinute;
    private final LongSupplier nanoTime;
    private final Deque<Long> opened = new ArrayDeque<>();
    private int inUse;

    ProviderGate(ProviderConfig config, LongSupplier nanoTime) {
        this.most = config.sessions();
        this.mostPerMinute = config.sessionsPerMinute();
        this.nanoTime = nanoTime;
    }

    synchronized boolean free() {
        return (most == 0 || inUse < most) && (mostPerMinute == 0 || openedOfLate() < mostPerMinute);
    }

    /** Takes a place; false when there is none any more. */
    synchronized boolean enter() {
        if (!free()) {
            return false;
        }
        inUse++;
        if (mostPerMinute > 0) {
            opened.addLast(nanoTime.getAsLong());
        }
        return true;
    }

    synchronized void leave() {
        inUse = Math.max(0, inUse - 1);
    }

    synchronized int inUse() {
        return inUse;
    }

    /** Holds at most a minute's bound of times. */
    private int openedOfLate() {
        long now = nanoTime.getAsLong();
        while (!opened.isEmpty() && now - opened.peekFirst() >= WINDOW) {
            opened.removeFirst();
        }
        return opened.size();
    }
}

package dev.callwright.agent.store.database;

import dev.callwright.agent.store.StoreEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Events on their way to the writer, in order and bounded: a full queue refuses the newest. Thread-safe.
 *
 * <p>Not a {@code BlockingQueue}, because the end must wake the writer without an interrupt: H2 closes its file when a
 * thread is interrupted inside it.
 */
final class JournalQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<StoreEvent> events = new ArrayDeque<>();
    private final int limit;
    private boolean closed;

    JournalQueue(int limit) {
        this.limit = limit;
    }

    /** Whether the event was taken: not when full, not after the close. Holds the lock for a few instructions only. */
    boolean offer(StoreEvent event) {
        lock.lock();
        try {
            if (closed || events.size() >= limit) {
                return false;
            }
            events.add(event);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for events and takes the oldest, at most {@code max}; nothing means closed and drained. */
    List<StoreEvent> take(int max) {
        lock.lock();
        try {
            while (events.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            var taken = new ArrayList<StoreEvent>(Math.min(max, events.size()));
            while (taken.size() < max && !events.isEmpty()) {
                taken.add(events.remove());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return events.size();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses what comes from now on; what is queued can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Throws away what is left and says how much it was. */
    int clear() {
        lock.lock();
        try {
            var lost = events.size();
            events.clear();
            return lost;
        } finally {
            lock.unlock();
        }
    }
}

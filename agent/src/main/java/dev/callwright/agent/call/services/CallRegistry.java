package dev.callwright.agent.call.services;

import dev.callwright.agent.call.CallOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The calls in progress, bounded. Thread-safe. */
public final class CallRegistry {

    private final int limit;
    private final Map<String, LiveCall> calls = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition emptied = lock.newCondition();

    CallRegistry(int limit) {
        this.limit = limit;
    }

    /** Adds a call unless there are as many as there may be. */
    public boolean add(LiveCall call) {
        lock.lock();
        try {
            if (calls.size() >= limit) {
                return false;
            }
            calls.put(call.id(), call);
            return true;
        } finally {
            lock.unlock();
        }
    }

    public void remove(LiveCall call) {
        lock.lock();
        try {
            calls.remove(call.id());
            if (calls.isEmpty()) {
                emptied.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The call with this id, else the only one whose id begins with it. */
    public Optional<LiveCall> find(String idOrPrefix) {
        Optional<LiveCall> exact = Optional.ofNullable(calls.get(idOrPrefix));
        List<LiveCall> begun = calls.values().stream()
                .filter(call -> !idOrPrefix.isEmpty() && call.id().startsWith(idOrPrefix))
                .limit(2)
                .toList();
        return exact.or(() -> begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty());
    }

    /** The calls of this moment. */
    public Collection<LiveCall> calls() {
        return List.copyOf(calls.values());
    }

    boolean full() {
        return calls.size() >= limit;
    }

    public int size() {
        return calls.size();
    }

    public void hangUpAll(CallOutcome outcome) {
        calls.values().forEach(call -> call.hangUp(outcome));
    }

    /** Waits until there are no calls, or the time is over. Returns whether there are none. */
    public boolean awaitEmpty(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (!calls.isEmpty() && left > 0) {
                left = emptied.awaitNanos(left);
            }
            return calls.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}

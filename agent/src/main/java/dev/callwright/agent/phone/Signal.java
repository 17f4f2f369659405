package dev.callwright.agent.phone;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A condition one thread gives and another waits for, within a bound. Thread-safe. */
final class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean given;

    void give() {
        lock.lock();
        try {
            given = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void reset() {
        lock.lock();
        try {
            given = false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the signal is given; false when the time is over first. */
    boolean await(long limitNanos) throws InterruptedException {
        long left = limitNanos;
        lock.lock();
        try {
            while (!given && left > 0) {
                left = changed.awaitNanos(left);
            }
            return given;
        } finally {
            lock.unlock();
        }
    }
}

package dev.callwright.media.leg;

import dev.callwright.config.PortRange;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * The even ports of a range (RFC 3550 §11), handed out in turn.
 *
 * <p>A port given back rests, so that a new call cannot inherit packets still on their way to the old one. That a port is
 * reserved here says nothing about other processes: only binding it does. Thread-safe, without locks.
 */
final class PortPool {

    /** What {@link #reserve} returns when no port is free. */
    static final int NONE = -1;

    private static final long FREE = 0;
    private static final long IN_USE = Long.MAX_VALUE;

    private final int firstPort;
    private final long restNanos;
    private final LongSupplier clock;
    private final long origin;
    private final AtomicInteger turn = new AtomicInteger();

    /** Per port {@link #FREE}, {@link #IN_USE}, or when its rest is over in nanoseconds since the origin. */
    private final AtomicLongArray states;

    PortPool(PortRange range, long restNanos, LongSupplier clock) {
        firstPort = range.first() + (range.first() & 1);
        this.restNanos = restNanos;
        this.clock = clock;
        origin = clock.getAsLong();
        states = new AtomicLongArray(range.endpoints());
    }

    /** A port that is ours until released, or {@link #NONE}. Looks at each port once at most. */
    int reserve() {
        int count = states.length();
        long now = now();
        for (int i = 0; i < count; i++) {
            int index = Math.floorMod(turn.getAndIncrement(), count);
            long state = states.get(index);
            if (state <= now && states.compareAndSet(index, state, IN_USE)) {
                return firstPort + 2 * index;
            }
        }
        return NONE;
    }

    /** Gives a port back to rest, be it used or found to be another's. */
    void release(int port) {
        states.set((port - firstPort) / 2, now() + restNanos);
    }

    int size() {
        return states.length();
    }

    int inUse() {
        int inUse = 0;
        for (int i = 0; i < states.length(); i++) {
            inUse += states.get(i) == IN_USE ? 1 : 0;
        }
        return inUse;
    }

    int resting() {
        long now = now();
        int resting = 0;
        for (int i = 0; i < states.length(); i++) {
            long state = states.get(i);
            resting += state != IN_USE && state > now ? 1 : 0;
        }
        return resting;
    }

    private long now() {
        return FREE + clock.getAsLong() - origin;
    }
}

package dev.callwright.agent.tool.webhook;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** The end of everything a call of a webhook may take, on the clock of {@link System#nanoTime()}. Immutable. */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    long leftMillis() {
        return (nanos - System.nanoTime()) / 1_000_000;
    }

    /** Milliseconds a socket may wait now: at least one. */
    int forSocket() throws SocketTimeoutException {
        long left = leftMillis();
        if (left <= 0) {
            throw new SocketTimeoutException("nothing in time");
        }
        return Math.toIntExact(Math.min(left, Integer.MAX_VALUE));
    }
}

package dev.callwright.sip.stack.net;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many datagrams wait for the stack's worker. The stack queues without bound; a flood would fill the heap. The
 * receiving socket enters, the parser leaves, and a datagram that finds no room is dropped, as a full kernel buffer
 * would have done. Thread-safe.
 */
final class Backlog {

    static final int LIMIT = 2_000;

    private final AtomicInteger waiting = new AtomicInteger();

    /** False when there is no room. */
    boolean enter() {
        if (waiting.incrementAndGet() > LIMIT) {
            waiting.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        waiting.decrementAndGet();
    }
}

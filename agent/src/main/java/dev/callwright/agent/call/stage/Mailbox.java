package dev.callwright.agent.call.stage;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one place a call waits for news. Bounded: when a call does not keep up, its oldest news goes first, so that the newest,
 * which may be the hang-up, always gets in. Thread-safe; {@link #await} belongs to the call thread.
 */
public final class Mailbox {

    private static final int CAPACITY = 1024;

    private final BlockingQueue<CallEvent> events = new ArrayBlockingQueue<>(CAPACITY);
    private final Runnable dropped;
    private final AtomicLong taken = new AtomicLong();

    /** A mailbox that tells, for each piece of news it drops, that it did. */
    Mailbox(Runnable dropped) {
        this.dropped = dropped;
    }

    public void offer(CallEvent event) {
        for (int attempt = 0; attempt < CAPACITY && !events.offer(event); attempt++) {
            events.poll();
            dropped.run();
        }
    }

    /** The next event, or empty once the deadline on the clock of {@link System#nanoTime()} has passed. */
    Optional<CallEvent> await(long deadlineNanos) throws InterruptedException {
        Optional<CallEvent> event =
                Optional.ofNullable(events.poll(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS));
        taken.incrementAndGet();
        return event;
    }

    /** How often news was awaited so far. Any thread. */
    public long taken() {
        return taken.get();
    }

    /** Whether nothing waits to be taken. Any thread. */
    public boolean isEmpty() {
        return events.isEmpty();
    }
}

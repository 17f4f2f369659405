package dev.callwright.sip.stack.basis;

import dev.callwright.sip.stack.text.LogText;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the work of one call, one task at a time, in the order it came: what the peer sent, what the application asked
 * for, what a timer says. So the state of a call needs no lock, its events keep their order, and a slow TCP peer holds
 * up nobody else. Thread-safe. A task runs on a virtual thread that lives as long as there are tasks.
 */
public final class Lane implements Executor {

    /** More than any sane peer has in flight within one call. */
    static final int LIMIT = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Executor threads;

    public Lane(String callId) {
        this(task -> Thread.ofVirtual().name("sip-" + LogText.of(callId, 64)).start(task));
    }

    public Lane(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            threads.execute(this::drain);
        }
    }

    /** For work a peer causes: false when too much of it waits already. */
    public boolean offer(Runnable task) {
        if (waiting.get() >= LIMIT) {
            return false;
        }
        execute(task);
        return true;
    }

    private void drain() {
        do {
            Runnable task = tasks.poll();
            if (task != null) {
                run(task);
            }
        } while (waiting.decrementAndGet() > 0);
    }

    /** The edge of the call's own thread: a fault in one task must not swallow the tasks behind it. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | AssertionError e) {
            LOG.atError().setCause(e).log("a task of a call failed");
        }
    }
}

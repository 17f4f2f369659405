package dev.callwright.sip.trunk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An agenda on a daemon thread. Tasks never block. Thread-safe. */
final class AgendaThread implements Agenda, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AgendaThread.class);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sip-trunks").factory());
    private final Clock clock = Clock.systemUTC();

    AgendaThread() {
        thread.setRemoveOnCancelPolicy(true);
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void soon(Runnable task) {
        thread.execute(() -> run(task));
    }

    @Override
    public Entry later(Duration delay, Runnable task) {
        Future<?> waiting = thread.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> waiting.cancel(false);
    }

    /** The edge of the thread: a fault of one trunk must not stop the others. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | AssertionError e) {
            LOG.atError().setCause(e).log("a task of a trunk failed");
        }
    }

    /** What waits now is dropped. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}

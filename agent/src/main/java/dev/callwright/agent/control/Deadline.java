package dev.callwright.agent.control;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Bounds blocking reads and writes by closing what blocks, because a Unix socket has no timeout of its own. One daemon thread.
 * Thread-safe.
 */
final class Deadline implements AutoCloseable {

    private final Duration limit;
    private final ScheduledThreadPoolExecutor clock = clock();

    Deadline(Duration limit) {
        this.limit = limit;
    }

    private static ScheduledThreadPoolExecutor clock() {
        var executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("control-deadline").factory());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /** Something that may block. */
    @FunctionalInterface
    interface Blocking<T> {
        T run() throws IOException;
    }

    /**
     * Runs it; what it blocks on is closed when it takes too long.
     *
     * @throws IOException of the blocking call, which closing it causes too
     */
    <T> T within(Closeable channel, Blocking<T> work) throws IOException {
        ScheduledFuture<?> alarm = clock.schedule(() -> close(channel), limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return work.run();
        } finally {
            alarm.cancel(false);
        }
    }

    private static void close(Closeable channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

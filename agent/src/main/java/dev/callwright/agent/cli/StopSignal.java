package dev.callwright.agent.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Waits until the process is told to stop (SIGTERM or Ctrl-C), and holds its end back until what ran has been closed. Owned by the
 * thread that runs the command.
 */
final class StopSignal implements AutoCloseable {

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().name("stop").unstarted(this::holdTheEnd);

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void await() throws InterruptedException {
        told.await();
    }

    /** Lets the process end. To be closed last. */
    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending already, because it was told to.
        }
    }

    private void holdTheEnd() {
        told.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.callwright.sip.stack.basis;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Waits, for the timers of our dialogs. One thread, which only hands over to the lane it is given. Thread-safe. */
public final class Timers implements AutoCloseable {

    private static final int PATIENCE_IN_T1 = 64;

    private final ScheduledThreadPoolExecutor clock;
    private final Duration timerT1;

    public Timers(Duration timerT1) {
        this.timerT1 = timerT1;
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("sip-timers").factory());
        clock.setRemoveOnCancelPolicy(true);
        // What a call would still wait for after the endpoint has closed does not matter.
        clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** The estimate of a round trip that all other times are multiples of (RFC 3261 §17.1.1.1). */
    public Duration timerT1() {
        return timerT1;
    }

    /** How long an answer, an ACK or a final response is awaited: 64*T1. */
    public Duration patience() {
        return timerT1.multipliedBy(PATIENCE_IN_T1);
    }

    /** Runs the task on the lane after the delay, unless cancelled first. */
    public Future<?> after(Duration delay, Executor lane, Runnable task) {
        return clock.schedule(() -> lane.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What waits now is dropped. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}

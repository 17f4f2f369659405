package dev.callwright.agent.call.services;

import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.metrics.Metrics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends calls that nothing else ends any more: their thread takes no news, their media does not tick, or their model has died without a
 * word. It owns nothing but handles, and no more of them than there are calls. Owner: its own thread.
 *
 * <p>A sick call is asked to end. If it is still there after a while its thread is interrupted, and after another while it is let go:
 * its line and its media are closed over its head.
 */
public final class Watchdog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Watchdog.class);

    private final Supplier<? extends Collection<? extends Guarded>> calls;
    private final Patience patience;
    private final Metrics metrics;
    private final Map<String, Checkup> checkups = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A call, as far as the watchdog knows it. Every method may be called from any thread. */
    public interface Guarded {

        String id();

        /** How it does at this moment; also has it show a sign of life until the next time. */
        Vitals vitals();

        /** Asks it to end. */
        void hangUp(CallOutcome outcome);

        /** Interrupts its thread, so that it ends as {@link CallOutcome#WATCHDOG}. */
        void interrupt();

        /** Closes what others wait for, whatever its thread does. */
        void abandon();
    }

    /**
     * Signs of life.
     *
     * @param news     news its thread has taken so far
     * @param packets  what its media has counted so far; empty while it has none to tick
     * @param model    whether the model can be spoken to; empty while none is due
     */
    public record Vitals(long news, Optional<Long> packets, Optional<Boolean> model) {}

    /**
     * How long each may stand still.
     *
     * @param thread  the thread that takes no news
     * @param media   the media that does not tick
     * @param model   the model that cannot be spoken to
     * @param grace   from one step of ending a call to the next
     */
    public record Patience(Duration thread, Duration media, Duration model, Duration grace) {

        public static final Patience DEFAULTS = new Patience(
                Duration.ofSeconds(30), Duration.ofSeconds(40), Duration.ofMinutes(3), Duration.ofSeconds(10));
    }

    public Watchdog(Supplier<? extends Collection<? extends Guarded>> calls, Patience patience, Metrics metrics) {
        this.calls = calls;
        this.patience = patience;
        this.metrics = metrics;
    }

    /** Begins to look at all calls, once in each pause. */
    public void start(Duration pause) {
        Thread.ofPlatform().daemon().name("watchdog").start(() -> {
            try {
                while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    check(System.nanoTime());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Looks at all calls once. */
    void check(long nowNanos) {
        Collection<? extends Guarded> present = calls.get();
        Set<String> ids = present.stream().map(Guarded::id).collect(Collectors.toSet());
        checkups.keySet().retainAll(ids);
        for (Guarded call : present) {
            look(call, nowNanos);
        }
    }

    /** The edge where a fault of one call ends: the others must be looked at all the same. */
    private void look(Guarded call, long nowNanos) {
        try {
            Vitals vitals = call.vitals();
            Checkup checkup = checkups.computeIfAbsent(call.id(), _ -> new Checkup(patience, vitals, nowNanos));
            checkup.look(vitals, nowNanos);
            treat(call, checkup, nowNanos);
        } catch (RuntimeException e) {
            log.atError().addKeyValue("call", call.id()).setCause(e).log("the watchdog has a fault");
        }
    }

    private void treat(Guarded call, Checkup checkup, long nowNanos) {
        switch (checkup.next(nowNanos)) {
            case NONE -> {}
            case ASK -> {
                String reason = checkup.ailment().orElseThrow().tag();
                metrics.watchdogEnded(reason);
                log.atError()
                        .addKeyValue("call", call.id())
                        .addKeyValue("stuck", reason)
                        .log("watchdog ends the call");
                call.hangUp(CallOutcome.WATCHDOG);
            }
            case INTERRUPT -> call.interrupt();
            case ABANDON -> {
                log.atError().addKeyValue("call", call.id()).log("the call does not end, it is left to itself");
                call.abandon();
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}

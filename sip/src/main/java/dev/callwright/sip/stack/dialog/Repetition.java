package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.stack.basis.Lane;
import dev.callwright.sip.stack.basis.Timers;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Repeats what may have been lost, with pauses that double from T1 to a longest one, and gives up 64*T1 after the beginning
 * unless it is stopped before. Owner: the call's lane.
 */
final class Repetition {

    private final Timers timers;
    private final Lane lane;
    private final Duration longestPause;
    private final Runnable again;
    private final Runnable givenUp;
    private Duration waited = Duration.ZERO;
    private @Nullable Future<?> next;
    private boolean stopped;

    Repetition(Timers timers, Lane lane, Duration longestPause, Runnable again, Runnable givenUp) {
        this.timers = timers;
        this.lane = lane;
        this.longestPause = longestPause;
        this.again = again;
        this.givenUp = givenUp;
    }

    /** It was sent for the first time. */
    void start() {
        await(timers.timerT1());
    }

    void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(false);
        }
    }

    private void await(Duration pause) {
        Duration bounded = least(pause, timers.patience().minus(waited));
        next = timers.after(bounded, lane, () -> elapsed(bounded));
    }

    private void elapsed(Duration pause) {
        if (stopped) {
            return;
        }
        waited = waited.plus(pause);
        if (waited.compareTo(timers.patience()) >= 0) {
            stopped = true;
            givenUp.run();
        } else {
            again.run();
            await(least(pause.multipliedBy(2), longestPause));
        }
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

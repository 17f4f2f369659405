package dev.callwright.agent.bridge;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits on the loop until something is so, or the time is over, and then does what was put off, once. Looks every {@value
 * #LOOK_MILLIS} ms: what it waits for has many causes, and none is worth a hook of its own. Owner: media loop.
 */
final class Waiting {

    private static final long LOOK_MILLIS = 40;

    private final EventLoop loop;
    private boolean closed;

    Waiting(EventLoop loop) {
        this.loop = loop;
    }

    /** Nothing is waited for any more. */
    void close() {
        closed = true;
    }

    void until(BooleanSupplier condition, long limitMillis, Runnable action) {
        if (closed) {
            return;
        }
        if (limitMillis <= 0 || condition.getAsBoolean()) {
            action.run();
        } else {
            var _ = loop.schedule(
                    () -> until(condition, limitMillis - LOOK_MILLIS, action), LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}

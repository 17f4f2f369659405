package dev.callwright.sip.testing;

import dev.callwright.sip.SipEvent;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The events of one call, in order. */
public final class Events implements Consumer<SipEvent> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<SipEvent> queue = new LinkedBlockingQueue<>();

    @Override
    public void accept(SipEvent event) {
        queue.add(event);
    }

    /** The next event, which must be of this type. */
    public <E extends SipEvent> E next(Class<E> type) {
        SipEvent event = poll(PATIENCE);
        if (!type.isInstance(event)) {
            throw new AssertionError("expected " + type.getSimpleName() + ", got " + event + ", then " + queue);
        }
        return type.cast(event);
    }

    /** The next event of this type; those before it are skipped. */
    public <E extends SipEvent> E skipTo(Class<E> type) {
        while (true) {
            SipEvent event = poll(PATIENCE);
            if (event == null) {
                throw new AssertionError("no " + type.getSimpleName());
            }
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }

    /** True when nothing came within this time. */
    public boolean quietFor(Duration time) {
        SipEvent event = poll(time);
        if (event != null) {
            throw new AssertionError("unexpected " + event);
        }
        return true;
    }

    private @Nullable SipEvent poll(Duration patience) {
        try {
            return queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

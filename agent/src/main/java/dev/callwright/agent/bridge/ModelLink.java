package dev.callwright.agent.bridge;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeListener;
import dev.callwright.agent.realtime.ServerEvent;
import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one realtime session alive for a call: so many attempts with growing pauses, at the start and after a drop. Owner:
 * media loop.
 */
final class ModelLink implements RealtimeListener {

    /** A session that lived this long has earned a fresh set of attempts; one that dies sooner has not. */
    private static final long STABLE_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** What the link tells its bridge. */
    interface Owner {
        void onModelReady(boolean again);

        void onModelAudio(String responseId, byte[] pcm, int length);

        void onModelEvent(ServerEvent event);

        void onModelLost(RealtimeEnd end, int attempt);

        void onModelGone(RealtimeEnd end);
    }

    private final EventLoop loop;
    private final ModelChoice choice;
    private final Retries retries;
    private final Owner owner;

    private Optional<ModelSession> session = Optional.empty();
    private int attempt;
    private long readyAt;
    private boolean wasReady;
    private boolean ready;
    private boolean closed;

    ModelLink(EventLoop loop, ModelChoice choice, Retries retries, Owner owner) {
        this.loop = loop;
        this.choice = choice;
        this.retries = retries;
        this.owner = owner;
    }

    void connect() {
        if (!closed) {
            attempt++;
            session = Optional.of(choice.provider().open(loop, choice.settings(), AudioFormat.PCMA, this));
        }
    }

    /** The model in use, or about to be. */
    ModelChoice choice() {
        return choice;
    }

    /** The session while it may be spoken to. */
    Optional<ModelSession> session() {
        return ready ? session : Optional.empty();
    }

    void become(ModelPlan plan) {
        plan.models()
                .next(Set.of())
                .ifPresent(next ->
                        session().ifPresent(running -> running.send(new ClientEvent.Configure(next.settings()))));
    }

    void close() {
        closed = true;
        ready = false;
        session.ifPresent(ModelSession::close);
    }

    @Override
    public void onReady() {
        if (closed) {
            return;
        }
        ready = true;
        readyAt = System.nanoTime();
        owner.onModelReady(wasReady);
        wasReady = true;
    }

    @Override
    public void onAudio(String responseId, String itemId, byte[] pcm, int length) {
        if (!closed) {
            owner.onModelAudio(responseId, pcm, length);
        }
    }

    @Override
    public void onEvent(ServerEvent event) {
        if (!closed) {
            owner.onModelEvent(event);
        }
    }

    @Override
    public void onClosed(RealtimeEnd end) {
        if (closed) {
            return;
        }
        if (ready && System.nanoTime() - readyAt > STABLE_NANOS) {
            attempt = 0;
        }
        ready = false;
        if (end.cause().retryable() && attempt < retries.attempts()) {
            owner.onModelLost(end, attempt);
            long pauseNanos = retries.firstPause().toNanos() << Math.max(0, attempt - 1);
            var _ = loop.schedule(this::connect, pauseNanos, TimeUnit.NANOSECONDS);
        } else {
            owner.onModelGone(end);
        }
    }
}

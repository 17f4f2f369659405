package dev.callwright.agent.bridge.model;

import dev.callwright.agent.bridge.model.Attempts.Attempt;
import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.agent.realtime.ServerEvent;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Opens a session along the models of a plan. A slow attempt does not hold up the next: where there is another model, it is
 * tried beside it, and the first that is ready wins (the idea of RFC 8305). Bounded by {@link Attempts}. Owner: media loop.
 */
final class ModelSearch implements ModelRun.Follower {

    /** How long an attempt has before the next begins beside it. */
    static final Duration SLOW = Duration.ofMillis(1500);

    /** Who wants a session. */
    interface Seeker {
        /** A session is ready; the search is over, and the seeker is to follow it. */
        void found(ModelRun run);

        /** An attempt came to nothing; others go on or follow. */
        void missed(RealtimeEnd end, int attempt);

        /** Every attempt came to nothing; the search is over. */
        void spent(RealtimeEnd end);
    }

    private final EventLoop loop;
    private final Attempts attempts;
    private final AudioFormat line;
    private final Seeker seeker;
    private final List<ModelRun> open = new ArrayList<>();
    private Optional<Attempt> coming = Optional.empty();
    private boolean over;

    ModelSearch(EventLoop loop, Attempts attempts, AudioFormat line, Seeker seeker) {
        this.loop = loop;
        this.attempts = attempts;
        this.line = line;
        this.seeker = seeker;
    }

    ModelPlan plan() {
        return attempts.plan();
    }

    /** The model tried last, or about to be. */
    Optional<ModelChoice> latest() {
        return open.isEmpty()
                ? coming.map(Attempt::choice)
                : Optional.of(open.getLast().choice());
    }

    /** Begins with this attempt, or ends at once when there is none. */
    void begin(Optional<Attempt> first) {
        if (first.isPresent()) {
            launchLater(first.get());
        } else {
            over = true;
            seeker.spent(new RealtimeEnd(Cause.RATE_LIMITED, "No model of the agent can be had at this time."));
        }
    }

    /** Nothing will be found any more. */
    void cancel() {
        over = true;
        coming.ifPresent(attempt -> giveBack(attempt.choice()));
        coming = Optional.empty();
        closeOthers();
    }

    private void launchLater(Attempt attempt) {
        if (attempt.pause().isZero()) {
            launch(attempt);
            return;
        }
        coming = Optional.of(attempt);
        later(attempt.pause(), () -> {
            if (coming.filter(attempt::equals).isPresent()) {
                coming = Optional.empty();
                launch(attempt);
            }
        });
    }

    private void launch(Attempt attempt) {
        ModelRun run = new ModelRun(loop, plan().models(), attempt.choice(), line, this);
        open.add(run);
        later(SLOW, () -> {
            if (!over && open.contains(run)) {
                attempts.other().ifPresent(this::launch);
            }
        });
    }

    @Override
    public void onReady(ModelRun run) {
        open.remove(run);
        if (over) {
            run.close();
            return;
        }
        over = true;
        closeOthers();
        seeker.found(run);
    }

    @Override
    public void onClosed(ModelRun run, RealtimeEnd end) {
        open.remove(run);
        if (over) {
            return;
        }
        attempts.ended(run.choice(), end);
        int attempt = attempts.made();
        if (!open.isEmpty()) {
            seeker.missed(end, attempt);
            return;
        }
        Optional<Attempt> next = attempts.next();
        if (next.isPresent()) {
            seeker.missed(end, attempt);
            launchLater(next.get());
        } else {
            over = true;
            seeker.spent(end);
        }
    }

    @Override
    public void onAudio(ModelRun run, String responseId, byte[] pcm, int length) {
        // Nobody has asked it anything.
    }

    @Override
    public void onEvent(ModelRun run, ServerEvent event) {
        // Nobody has asked it anything.
    }

    private void closeOthers() {
        List.copyOf(open).forEach(ModelRun::close);
        open.clear();
    }

    private void giveBack(ModelChoice choice) {
        plan().models().report(choice, new ModelNews.Ended(ModelRun.UNUSED));
    }

    private void later(Duration pause, Runnable action) {
        var _ = loop.schedule(action, pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}

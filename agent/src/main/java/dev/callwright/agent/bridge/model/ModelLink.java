package dev.callwright.agent.bridge.model;

import dev.callwright.agent.bridge.model.Successor.Why;
import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Optional;

/**
 * The succession of sessions behind a call, by one mechanism: somebody looks for a session, and what is found takes the place of
 * the present one, at a pause if there is one and at once if there is none. It serves the opening, the return after a drop, the
 * next model of the plan, the renewal before a session grows too old, and the takeover by another agent. Owner: media loop.
 */
public final class ModelLink implements ModelRun.Follower, ModelSearch.Seeker {

    /** A session that lived this long and spoke has earned a fresh set of attempts; one that dies sooner has not. */
    private static final Duration STABLE = Duration.ofSeconds(20);
    /** After a renewal that came to nothing. */
    private static final Duration RENEW_AGAIN = Duration.ofSeconds(20);

    /** Who listens to the present session. */
    public interface Listener {
        void onModelAudio(String responseId, byte[] pcm, int length);

        void onModelEvent(ServerEvent event);
    }

    private final EventLoop loop;
    private final Listener listener;
    private final Succession succession;
    private final Relay relay;
    private final Successor successor;

    private ModelPlan plan;
    private Attempts attempts;
    private Optional<ModelRun> present = Optional.empty();
    private long renewNotBefore;
    private boolean closed;

    public ModelLink(EventLoop loop, ModelPlan plan, Listener listener, Succession succession, Relay relay) {
        this.loop = loop;
        this.plan = plan;
        this.successor = new Successor(loop, plan, this);
        this.attempts = new Attempts(plan);
        this.listener = listener;
        this.succession = succession;
        this.relay = relay;
        this.renewNotBefore = now();
    }

    /** The form of the audio on the line, for sessions opened from now on. */
    public void line(AudioFormat negotiated) {
        successor.line(negotiated);
    }

    public void connect() {
        if (!closed && !successor.sought() && present.isEmpty()) {
            successor.seek(Why.OPENING, attempts, attempts.next());
        }
    }

    /** The model in use, or about to be. */
    public Optional<ModelChoice> choice() {
        return present.map(ModelRun::choice).or(successor::latest);
    }

    /** The session while it may be spoken to. */
    public Optional<ModelSession> session() {
        return present.map(ModelRun::session);
    }

    public Optional<ModelRun> present() {
        return present;
    }

    /** Whether a session is awaited that is to speak: any where there is none, or that of another agent. */
    public boolean awaits() {
        return (present.isEmpty() || successor.why() == Why.TAKEOVER) && !successor.isNone();
    }

    public void send(ClientEvent event) {
        present.ifPresent(run -> run.send(event));
    }

    /** See {@code VoiceBridge.become}. */
    public void become(ModelPlan other) {
        if (closed) {
            return;
        }
        successor.forget();
        successor.from(other);
        Attempts fresh = new Attempts(other);
        Optional<Attempts.Attempt> first = fresh.next();
        if (first.isPresent() && continues(first.get().choice())) {
            successor.wish(first.get().choice());
        } else {
            successor.seek(Why.TAKEOVER, fresh, first);
        }
    }

    /** The present session does not answer: it is left for the next. */
    public void giveUp(RealtimeEnd end) {
        present.ifPresent(run -> {
            run.abandon(end);
            left(run, end, false);
        });
    }

    /**
     * Looks whether it is time for a fresh session, and the moment for one that waits.
     *
     * @param pause    nobody speaks, nothing is owed
     * @param between  the agent does not speak
     */
    public void check(boolean pause, boolean between) {
        if (successor.due(pause, between)) {
            succeed();
        } else if (growsOld() && mayRenew()) {
            ModelChoice same = present.orElseThrow().choice();
            Attempts fresh = new Attempts(plan);
            renew(fresh, fresh.again(same, Duration.ZERO).or(fresh::next));
        }
    }

    /** The present session may be deaf: a fresh one is opened behind it, of another model if there is one. */
    public void doubt() {
        if (present.isPresent() && mayRenew()) {
            Attempts fresh = new Attempts(plan);
            fresh.avoid(present.orElseThrow().choice());
            renewNotBefore = now() + RENEW_AGAIN.toNanos();
            renew(fresh, fresh.next());
        }
    }

    public void close() {
        closed = true;
        successor.forget();
        present.ifPresent(ModelRun::close);
        present = Optional.empty();
    }

    @Override
    public void found(ModelRun run) {
        run.follow(this);
        successor.found(run);
        if (present.isEmpty()) {
            succeed();
        }
    }

    @Override
    public void missed(RealtimeEnd end, int attempt) {
        if (present.isEmpty()) {
            succession.onModelLost(end, attempt);
        } else {
            succession.onSuccessorLost(end);
        }
    }

    @Override
    public void spent(RealtimeEnd end) {
        successor.spent();
        if (successor.why() == Why.TAKEOVER) {
            succession.onTakeoverFailed(end);
            successor.from(plan);
            if (present.isEmpty()) {
                successor.seek(Why.RETURN, attempts, attempts.next());
            }
        } else if (present.isEmpty()) {
            succession.onModelGone(end);
        } else {
            succession.onSuccessorLost(end);
        }
        renewNotBefore = now() + RENEW_AGAIN.toNanos();
    }

    @Override
    public void onReady(ModelRun run) {
        // It was ready when it was found.
    }

    @Override
    public void onAudio(ModelRun run, String responseId, byte[] pcm, int length) {
        if (isPresent(run)) {
            listener.onModelAudio(responseId, pcm, length);
        }
    }

    @Override
    public void onEvent(ModelRun run, ServerEvent event) {
        if (isPresent(run)) {
            listener.onModelEvent(event);
            if (event instanceof ServerEvent.Refused refused && refused.kind() == ErrorKind.INVALID_VOICE) {
                giveUp(new RealtimeEnd(
                        Cause.BAD_REQUEST, "The model does not speak with this voice: " + refused.message()));
            }
        }
    }

    @Override
    public void onClosed(ModelRun run, RealtimeEnd end) {
        if (closed) {
            return;
        }
        if (isPresent(run)) {
            left(run, end, true);
        } else if (successor.heir().filter(run::equals).isPresent()) {
            boolean another = successor.heirLost();
            succession.onSuccessorLost(end);
            if (another) {
                Attempts again = new Attempts(successor.plan());
                successor.seek(successor.why(), again, again.next());
            } else {
                spent(end);
            }
        }
    }

    /** The present session is no more. {@code dropped} is false for one that was there but did not answer. */
    private void left(ModelRun run, RealtimeEnd end, boolean dropped) {
        boolean stable = run.answered() && run.age().compareTo(STABLE) > 0;
        relay.leave();
        present = Optional.empty();
        boolean wished = successor.unwish();
        if (stable) {
            attempts = new Attempts(plan);
            attempts.avoid(run.choice());
        }
        if (successor.heir().isPresent()) {
            succession.onModelLost(end, attempts.made());
            succeed();
        } else if (successor.sought()) {
            succession.onModelLost(end, attempts.made());
            successor.hurry();
        } else if (wished) {
            succession.onModelLost(end, attempts.made());
            Attempts fresh = new Attempts(successor.plan());
            successor.seek(Why.TAKEOVER, fresh, fresh.next());
        } else {
            comeBack(run, end, stable && dropped);
        }
    }

    private void comeBack(ModelRun run, RealtimeEnd end, boolean again) {
        int made = attempts.made();
        attempts.ended(run.choice(), end);
        Optional<Attempts.Attempt> same =
                again ? attempts.again(run.choice(), plan.retries().firstPause()) : Optional.empty();
        Optional<Attempts.Attempt> first = same.or(attempts::next);
        if (first.isPresent()) {
            succession.onModelLost(end, made);
            successor.seek(Why.RETURN, attempts, first);
        } else {
            succession.onModelGone(end);
        }
    }

    private boolean mayRenew() {
        return now() - renewNotBefore >= 0 && successor.isNone();
    }

    private void renew(Attempts by, Optional<Attempts.Attempt> first) {
        successor.from(plan);
        successor.seek(Why.RENEWAL, by, first);
    }

    /** What was found or wished for takes the place of the present session. */
    private void succeed() {
        Optional<ModelChoice> wish = successor.wish();
        if (wish.isPresent()) {
            present.orElseThrow().become(successor.plan().models(), wish.get(), ModelRun.UNUSED);
            successor.fulfilled();
            adopt();
            succession.onTookOver(plan, present.orElseThrow().choice().label());
            return;
        }
        relay.leave();
        Optional<ModelRun> old = present;
        present = successor.takeHeir();
        old.ifPresent(ModelRun::close);
        if (successor.why() == Why.RENEWAL || successor.why() == Why.TAKEOVER) {
            adopt();
        }
        enter(present.orElseThrow());
    }

    private void enter(ModelRun run) {
        relay.brief(run);
        switch (successor.why()) {
            case OPENING -> succession.onModelReady(false, run.opening());
            case RETURN -> succession.onModelReady(true, run.opening());
            case RENEWAL -> succession.onModelRenewed();
            case TAKEOVER -> succession.onTookOver(plan, run.choice().label());
        }
        relay.resume(run, successor.why() != Why.TAKEOVER);
    }

    private void adopt() {
        plan = successor.plan();
        attempts = new Attempts(plan);
    }

    private boolean growsOld() {
        return present.filter(run -> run.age().compareTo(run.choice().sessionAge()) >= 0)
                .isPresent();
    }

    /** Whether the present session can go on as one of this choice. */
    private boolean continues(ModelChoice choice) {
        return present.filter(run -> run.choice().isLike(choice)).isPresent();
    }

    private boolean isPresent(ModelRun run) {
        return present.filter(run::equals).isPresent();
    }

    private long now() {
        return loop.ticker().nanoTime();
    }
}

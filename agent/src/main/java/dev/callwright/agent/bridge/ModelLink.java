package dev.callwright.agent.bridge;

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
final class ModelLink implements ModelRun.Follower, ModelSearch.Seeker {

    static final RealtimeEnd UNUSED = new RealtimeEnd(Cause.CLOSED_BY_US, "not needed any more");

    /** A session that lived this long and spoke has earned a fresh set of attempts; one that dies sooner has not. */
    private static final Duration STABLE = Duration.ofSeconds(20);
    /** After a renewal that came to nothing. */
    private static final Duration RENEW_AGAIN = Duration.ofSeconds(20);

    /** Sessions that may come up and end again before they took the place of the present one. */
    private static final int MOST_HEIRS = 3;

    /** What the link tells its bridge. */
    interface Owner {
        /** A session is the present one from now on. */
        void onModelReady(boolean again);

        /** A fresh session has taken the place of one that grew old. */
        void onModelRenewed();

        /** Another agent has the floor, by its plan. */
        void onTookOver(ModelPlan by, String model);

        void onModelAudio(String responseId, byte[] pcm, int length);

        void onModelEvent(ServerEvent event);

        /** An attempt failed, or the present session did; others follow. */
        void onModelLost(RealtimeEnd end, int attempt);

        /** A session that was to replace the present one failed, which goes on. */
        void onSuccessorLost(RealtimeEnd end);

        void onTakeoverFailed(RealtimeEnd end);

        void onModelGone(RealtimeEnd end);
    }

    /** Carries over from one session to the next what the call would miss. */
    interface Relay {
        /** The present session is gone, or is to go. */
        void leave();

        /** This session is the present one from now on, and knows nothing yet. */
        void brief(ModelRun fresh);

        /** It knows; what is still to be said may be asked for, unless it is another agent, who is told by others. */
        void resume(ModelRun fresh, boolean again);
    }

    /** What a session is looked for. */
    enum Why {
        OPENING,
        RETURN,
        RENEWAL,
        TAKEOVER
    }

    private final EventLoop loop;
    private final Owner owner;
    private final Relay relay;

    private AudioFormat line = AudioFormat.PCMA;
    private ModelPlan plan;
    private Attempts attempts;
    private Optional<ModelRun> present = Optional.empty();
    private Optional<ModelSearch> search = Optional.empty();
    private Optional<ModelRun> heir = Optional.empty();
    private Optional<ModelChoice> wish = Optional.empty();
    private Why why = Why.OPENING;
    private ModelPlan next;
    private long waitsSince;
    private long renewNotBefore;
    private int heirsLost;
    private boolean closed;

    ModelLink(EventLoop loop, ModelPlan plan, Owner owner, Relay relay) {
        this.loop = loop;
        this.plan = plan;
        this.next = plan;
        this.attempts = new Attempts(plan);
        this.owner = owner;
        this.relay = relay;
        this.renewNotBefore = now();
    }

    /** The form of the audio on the line, for sessions opened from now on. */
    void line(AudioFormat negotiated) {
        line = negotiated;
    }

    void connect() {
        if (!closed && search.isEmpty() && present.isEmpty()) {
            seek(Why.OPENING, attempts, attempts.next());
        }
    }

    /** The model in use, or about to be. */
    Optional<ModelChoice> choice() {
        return present.map(ModelRun::choice).or(() -> search.flatMap(ModelSearch::latest));
    }

    /** The session while it may be spoken to. */
    Optional<ModelSession> session() {
        return present.map(ModelRun::session);
    }

    Optional<ModelRun> present() {
        return present;
    }

    /** Whether a session is awaited that is to speak: any where there is none, or that of another agent. */
    boolean awaits() {
        return (present.isEmpty() || why == Why.TAKEOVER)
                && (search.isPresent() || heir.isPresent() || wish.isPresent());
    }

    void send(ClientEvent event) {
        present.ifPresent(run -> run.send(event));
    }

    /** See {@link VoiceBridge#become}. */
    void become(ModelPlan other) {
        if (closed) {
            return;
        }
        forgetSuccessor();
        next = other;
        why = Why.TAKEOVER;
        waitsSince = now();
        heirsLost = 0;
        Attempts fresh = new Attempts(other);
        Optional<Attempts.Attempt> first = fresh.next();
        if (first.isPresent() && sameVoice(first.get().choice())) {
            wish = Optional.of(first.get().choice());
        } else {
            seek(Why.TAKEOVER, fresh, first);
        }
    }

    /** The present session does not answer: it is left for the next. */
    void giveUp(RealtimeEnd end) {
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
    void check(boolean pause, boolean between) {
        Duration waited = Duration.ofNanos(now() - waitsSince);
        Patience patience = why == Why.RENEWAL ? Patience.RENEWAL : Patience.TAKEOVER;
        if ((heir.isPresent() || wish.isPresent()) && patience.allows(waited, pause, between)) {
            succeed();
        } else if (growsOld() && mayRenew()) {
            ModelChoice same = present.orElseThrow().choice();
            Attempts fresh = new Attempts(plan);
            renew(fresh, fresh.again(same, Duration.ZERO).or(fresh::next));
        }
    }

    /** The present session may be deaf: a fresh one is opened behind it, of another model if there is one. */
    void doubt() {
        if (present.isPresent() && mayRenew()) {
            Attempts fresh = new Attempts(plan);
            fresh.avoid(present.orElseThrow().choice());
            renewNotBefore = now() + RENEW_AGAIN.toNanos();
            renew(fresh, fresh.next());
        }
    }

    void close() {
        closed = true;
        forgetSuccessor();
        present.ifPresent(ModelRun::close);
        present = Optional.empty();
    }

    @Override
    public void found(ModelRun run) {
        run.follow(this);
        search = Optional.empty();
        heir = Optional.of(run);
        waitsSince = now();
        if (present.isEmpty()) {
            succeed();
        }
    }

    @Override
    public void missed(RealtimeEnd end, int attempt) {
        if (present.isEmpty()) {
            owner.onModelLost(end, attempt);
        } else {
            owner.onSuccessorLost(end);
        }
    }

    @Override
    public void spent(RealtimeEnd end) {
        search = Optional.empty();
        if (why == Why.TAKEOVER) {
            owner.onTakeoverFailed(end);
            next = plan;
            if (present.isEmpty()) {
                seek(Why.RETURN, attempts, attempts.next());
            }
        } else if (present.isEmpty()) {
            owner.onModelGone(end);
        } else {
            owner.onSuccessorLost(end);
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
            owner.onModelAudio(responseId, pcm, length);
        }
    }

    @Override
    public void onEvent(ModelRun run, ServerEvent event) {
        if (isPresent(run)) {
            owner.onModelEvent(event);
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
        } else if (heir.filter(run::equals).isPresent()) {
            heir = Optional.empty();
            owner.onSuccessorLost(end);
            if (++heirsLost < MOST_HEIRS) {
                Attempts again = new Attempts(next);
                seek(why, again, again.next());
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
        wish.ifPresent(choice -> next.models().report(choice, new ModelNews.Ended(UNUSED)));
        Optional<ModelChoice> wished = wish;
        wish = Optional.empty();
        if (stable) {
            attempts = new Attempts(plan);
            attempts.avoid(run.choice());
        }
        if (heir.isPresent()) {
            owner.onModelLost(end, attempts.made());
            succeed();
        } else if (search.isPresent()) {
            owner.onModelLost(end, attempts.made());
            why = why == Why.RENEWAL ? Why.RETURN : why;
        } else if (wished.isPresent()) {
            owner.onModelLost(end, attempts.made());
            Attempts fresh = new Attempts(next);
            seek(Why.TAKEOVER, fresh, fresh.next());
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
            owner.onModelLost(end, made);
            seek(Why.RETURN, attempts, first);
        } else {
            owner.onModelGone(end);
        }
    }

    private boolean mayRenew() {
        return now() - renewNotBefore >= 0 && search.isEmpty() && heir.isEmpty() && wish.isEmpty();
    }

    private void renew(Attempts by, Optional<Attempts.Attempt> first) {
        next = plan;
        heirsLost = 0;
        seek(Why.RENEWAL, by, first);
    }

    private void seek(Why reason, Attempts by, Optional<Attempts.Attempt> first) {
        why = reason;
        ModelSearch begun = new ModelSearch(loop, by, line, this);
        search = Optional.of(begun);
        begun.begin(first);
    }

    /** What was found or wished for takes the place of the present session. */
    private void succeed() {
        if (wish.isPresent()) {
            present.orElseThrow().become(next.models(), wish.get(), UNUSED);
            wish = Optional.empty();
            adopt();
            owner.onTookOver(plan, present.orElseThrow().choice().label());
            return;
        }
        relay.leave();
        Optional<ModelRun> old = present;
        present = heir;
        heir = Optional.empty();
        old.ifPresent(ModelRun::close);
        if (why == Why.RENEWAL || why == Why.TAKEOVER) {
            adopt();
        }
        enter(present.orElseThrow());
    }

    private void enter(ModelRun run) {
        relay.brief(run);
        switch (why) {
            case OPENING -> owner.onModelReady(false);
            case RETURN -> owner.onModelReady(true);
            case RENEWAL -> owner.onModelRenewed();
            case TAKEOVER -> owner.onTookOver(plan, run.choice().label());
        }
        relay.resume(run, why != Why.TAKEOVER);
    }

    private void adopt() {
        plan = next;
        attempts = new Attempts(plan);
    }

    private void forgetSuccessor() {
        search.ifPresent(ModelSearch::cancel);
        search = Optional.empty();
        wish.ifPresent(choice -> next.models().report(choice, new ModelNews.Ended(UNUSED)));
        wish = Optional.empty();
        Optional<ModelRun> unwanted = heir;
        heir = Optional.empty();
        unwanted.ifPresent(ModelRun::close);
    }

    private boolean sameVoice(ModelChoice choice) {
        return present.map(ModelRun::choice)
                .filter(old -> old.provider().name().equals(choice.provider().name())
                        && old.settings().model().equals(choice.settings().model())
                        && old.settings().voice().equals(choice.settings().voice())
                        && old.settings()
                                .turnDetection()
                                .equals(choice.settings().turnDetection()))
                .isPresent();
    }

    private boolean growsOld() {
        return present.filter(run -> run.age().compareTo(run.choice().sessionAge()) >= 0)
                .isPresent();
    }

    private boolean isPresent(ModelRun run) {
        return present.filter(run::equals).isPresent();
    }

    private long now() {
        return loop.ticker().nanoTime();
    }
}

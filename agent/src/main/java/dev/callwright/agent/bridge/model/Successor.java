package dev.callwright.agent.bridge.model;

import dev.callwright.agent.realtime.AudioFormat;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to take the place of a call's present session: one that is looked for, one that was found and waits for its moment, or
 * the wish that the present one become that of another agent. Owner: media loop.
 */
final class Successor {

    /** Sessions that may come up and end again before they took the place of the present one. */
    private static final int MOST_HEIRS = 3;

    /** What a session is looked for. */
    enum Why {
        OPENING,
        RETURN,
        RENEWAL,
        TAKEOVER
    }

    private final EventLoop loop;
    private final ModelSearch.Seeker seeker;

    private AudioFormat line = AudioFormat.PCMA;
    private ModelPlan plan;
    private Why why = Why.OPENING;
    private Optional<ModelSearch> search = Optional.empty();
    private Optional<ModelRun> heir = Optional.empty();
    private Optional<ModelChoice> wish = Optional.empty();
    private long waitsSince;
    private int heirsLost;

    Successor(EventLoop loop, ModelPlan plan, ModelSearch.Seeker seeker) {
        this.loop = loop;
        this.plan = plan;
        this.seeker = seeker;
    }

    /** The form of the audio on the line, for sessions opened from now on. */
    void line(AudioFormat negotiated) {
        line = negotiated;
    }

    /** What it is, or was last, looked for. */
    Why why() {
        return why;
    }

    /** The plan it comes from. */
    ModelPlan plan() {
        return plan;
    }

    /** The model looked for last, while one is. */
    Optional<ModelChoice> latest() {
        return search.flatMap(ModelSearch::latest);
    }

    boolean sought() {
        return search.isPresent();
    }

    /** The session that was found and waits. */
    Optional<ModelRun> heir() {
        return heir;
    }

    /** What the present session is to become. */
    Optional<ModelChoice> wish() {
        return wish;
    }

    boolean isNone() {
        return search.isEmpty() && heir.isEmpty() && wish.isEmpty();
    }

    /** The next comes from this plan, and has all chances again. */
    void from(ModelPlan other) {
        plan = other;
        heirsLost = 0;
    }

    void wish(ModelChoice choice) {
        why = Why.TAKEOVER;
        wish = Optional.of(choice);
        waitsSince = now();
    }

    void seek(Why reason, Attempts by, Optional<Attempts.Attempt> first) {
        why = reason;
        ModelSearch begun = new ModelSearch(loop, by, line, seeker);
        search = Optional.of(begun);
        begun.begin(first);
    }

    void found(ModelRun run) {
        search = Optional.empty();
        heir = Optional.of(run);
        waitsSince = now();
    }

    /** The search came to nothing. */
    void spent() {
        search = Optional.empty();
    }

    /** There is no present session any more: what was to renew it now brings one back. */
    void hurry() {
        why = why == Why.RENEWAL ? Why.RETURN : why;
    }

    /** Whether it is the moment for one that waits. */
    boolean due(boolean pause, boolean between) {
        Duration waited = Duration.ofNanos(now() - waitsSince);
        Patience patience = why == Why.RENEWAL ? Patience.RENEWAL : Patience.TAKEOVER;
        return (heir.isPresent() || wish.isPresent()) && patience.allows(waited, pause, between);
    }

    /** The wish is fulfilled. */
    void fulfilled() {
        wish = Optional.empty();
    }

    /** The session that was found, which waits no longer. */
    Optional<ModelRun> takeHeir() {
        Optional<ModelRun> taken = heir;
        heir = Optional.empty();
        return taken;
    }

    /** The session that waited has ended. Returns whether another is worth looking for. */
    boolean heirLost() {
        heir = Optional.empty();
        return ++heirsLost < MOST_HEIRS;
    }

    /** Gives up a wish. Returns whether there was one. */
    boolean unwish() {
        boolean wished = wish.isPresent();
        wish.ifPresent(choice -> plan.models().report(choice, new ModelNews.Ended(ModelRun.UNUSED)));
        wish = Optional.empty();
        return wished;
    }

    /** Gives up whatever there is. */
    void forget() {
        search.ifPresent(ModelSearch::cancel);
        search = Optional.empty();
        unwish();
        takeHeir().ifPresent(ModelRun::close);
    }

    private long now() {
        return loop.ticker().nanoTime();
    }
}

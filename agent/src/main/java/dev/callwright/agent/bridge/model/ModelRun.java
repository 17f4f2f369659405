package dev.callwright.agent.bridge.model;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.agent.realtime.RealtimeListener;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import io.netty.channel.EventLoop;
import java.time.Duration;

/**
 * One session of one choice from its opening to its end, reported to the source it came from. Owner: media loop.
 */
public final class ModelRun implements RealtimeListener {

    static final RealtimeEnd UNUSED = new RealtimeEnd(Cause.CLOSED_BY_US, "not needed any more");

    private static final long NEVER = Long.MIN_VALUE;

    /** Who follows a run; it changes when a search hands it over. */
    interface Follower {
        void onReady(ModelRun run);

        void onAudio(ModelRun run, String responseId, byte[] pcm, int length);

        void onEvent(ModelRun run, ServerEvent event);

        void onClosed(ModelRun run, RealtimeEnd end);
    }

    private final EventLoop loop;
    private final long openedAt;
    private final ModelSession session;

    private ModelSource source;
    private ModelChoice choice;
    private Follower follower;
    private long readyAt = NEVER;
    private long askedAt = NEVER;
    private String sounding = "";
    private boolean answered;
    private boolean ended;

    ModelRun(EventLoop loop, ModelSource source, ModelChoice choice, AudioFormat line, Follower follower) {
        this.loop = loop;
        this.source = source;
        this.choice = choice;
        this.follower = follower;
        this.openedAt = now();
        this.session = choice.provider().open(loop, choice.settings(), line, this);
    }

    public ModelChoice choice() {
        return choice;
    }

    public ModelSession session() {
        return session;
    }

    /** From now on another follows this run. */
    void follow(Follower next) {
        follower = next;
    }

    /** The running session becomes that of another choice, which differs in nothing but its instructions. */
    void become(ModelSource newSource, ModelChoice newChoice, RealtimeEnd end) {
        source.report(choice, new ModelNews.Ended(end));
        source = newSource;
        choice = newChoice;
        source.report(choice, new ModelNews.Ready(Duration.ZERO));
        send(new ClientEvent.Configure(newChoice.settings()));
    }

    public void send(ClientEvent event) {
        if (event instanceof ClientEvent.CreateResponse) {
            askedAt = now();
        }
        session.send(event);
    }

    /** How long it took to be ready; zero while it is not. */
    Duration opening() {
        return readyAt == NEVER ? Duration.ZERO : Duration.ofNanos(readyAt - openedAt);
    }

    /** Time since it was ready. */
    Duration age() {
        return readyAt == NEVER ? Duration.ZERO : Duration.ofNanos(now() - readyAt);
    }

    /** Whether it has ever spoken. */
    boolean answered() {
        return answered;
    }

    void close() {
        session.close();
    }

    /** Leaves a session that is of no use; its source is told why, and has the place back when this returns. */
    void abandon(RealtimeEnd end) {
        if (!ended) {
            ended = true;
            source.report(choice, new ModelNews.Ended(end));
            session.close();
        }
    }

    @Override
    public void onReady() {
        readyAt = now();
        source.report(choice, new ModelNews.Ready(opening()));
        follower.onReady(this);
    }

    @Override
    public void onAudio(String responseId, String itemId, byte[] pcm, int length) {
        answered = true;
        // What still comes of an answer before, cancelled or revoked, says nothing of how long this one takes.
        boolean late = !responseId.isEmpty() && responseId.equals(sounding);
        sounding = responseId;
        if (askedAt != NEVER && !late) {
            source.report(choice, new ModelNews.FirstAudio(Duration.ofNanos(now() - askedAt)));
            askedAt = NEVER;
        }
        follower.onAudio(this, responseId, pcm, length);
    }

    @Override
    public void onEvent(ServerEvent event) {
        if (event instanceof ServerEvent.SpeechStopped) {
            askedAt = now();
        } else if (event instanceof ServerEvent.ResponseDone done
                && !done.usage().equals(Usage.UNKNOWN)) {
            source.report(choice, new ModelNews.Used(done.usage()));
        }
        follower.onEvent(this, event);
    }

    @Override
    public void onClosed(RealtimeEnd end) {
        if (!ended) {
            ended = true;
            source.report(choice, new ModelNews.Ended(end));
            follower.onClosed(this, end);
        }
    }

    private long now() {
        return loop.ticker().nanoTime();
    }
}

package dev.callwright.agent.bridge;

import dev.callwright.agent.bridge.audio.Filler;
import dev.callwright.agent.bridge.audio.Filler.Reason;
import dev.callwright.agent.bridge.model.ModelLink;
import dev.callwright.agent.bridge.talk.Handover;
import dev.callwright.agent.bridge.turns.Floor;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a call a few times a second: a caller who waits for long hears a tone, a model that owes an answer for too long is
 * left for the next, and a session that is to be replaced is when the moment has come. Owner: media loop.
 */
final class Watch {

    /** Silence a caller who waits hears at most, the time between two looks apart. */
    static final Duration TONE_AFTER = Duration.ofMillis(1200);

    private static final long LOOK_MILLIS = 100;
    private static final int PAUSE_MILLIS = 400;

    private final EventLoop loop;
    private final ModelLink link;
    private final Floor floor;
    private final Handover handover;
    private final Filler filler;
    private final Metrics metrics;

    private Duration patience = Duration.ZERO;
    private long quietSince;
    private boolean reached;
    private boolean stopped;

    Watch(EventLoop loop, ModelLink link, Floor floor, Handover handover, Filler filler, Metrics metrics) {
        this.loop = loop;
        this.link = link;
        this.floor = floor;
        this.handover = handover;
        this.filler = filler;
        this.metrics = metrics;
    }

    /**
     * Begins to look.
     *
     * @param responseTimeout  how long an answer may stay away
     */
    void start(Duration responseTimeout) {
        patience = responseTimeout;
        quietSince = now();
        look();
    }

    void stop() {
        stopped = true;
        filler.stop(Reason.MODEL);
    }

    private void look() {
        if (stopped) {
            return;
        }
        boolean present = link.session().isPresent();
        reached |= present;
        if (reached) {
            comfort(link.awaits() && !(present && floor.callerSpeaks()));
            hurry();
            link.check(pause(), betweenAnswers());
        }
        var _ = loop.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void comfort(boolean awaits) {
        boolean waits = awaits || floor.owes() || handover.deaf();
        if (!waits) {
            filler.stop(Reason.MODEL);
        }
        if (!waits || filler.givesWay()) {
            quietSince = now();
        } else if (!filler.wanted() && now() - quietSince >= TONE_AFTER.toNanos()) {
            metrics.holdTone();
            filler.start(Reason.MODEL);
        }
    }

    private void hurry() {
        boolean overdue = floor.owedFor().compareTo(patience) >= 0;
        if (handover.deaf() && floor.newsAge().compareTo(patience) >= 0) {
            link.doubt();
        }
        if (overdue && !filler.givesWay() && link.session().isPresent()) {
            link.giveUp(
                    new RealtimeEnd(Cause.TIMED_OUT, "The model did not answer for " + patience.toMillis() + " ms."));
        }
    }

    private boolean pause() {
        return betweenAnswers()
                && !floor.callerSpeaks()
                && !floor.owes()
                && !floor.callsRun()
                && !floor.transcriptDue()
                && handover.betweenTurns()
                && handover.callerQuietMillis() >= PAUSE_MILLIS;
    }

    private boolean betweenAnswers() {
        return !filler.givesWay() && !floor.answerRuns();
    }

    private long now() {
        return loop.ticker().nanoTime();
    }
}

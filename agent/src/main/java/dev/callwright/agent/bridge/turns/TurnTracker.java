package dev.callwright.agent.bridge.turns;

import static dev.callwright.agent.bridge.event.TurnTimes.NEVER;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.event.TurnTimes;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Collects the times of the turn in progress and reports it once, when it ends. A turn begins with the caller's speech or, for
 * a greeting, with the response itself. Owner: media loop.
 */
public final class TurnTracker {

    /** A turn of the caller brings a response by itself, usually within this time of its end. */
    private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Consumer<? super BridgeEvent> events;

    private String responseId = "";
    private long callerStarted = NEVER;
    private long callerStopped = NEVER;
    private long created = NEVER;
    private long firstAudio = NEVER;
    private long firstRtp = NEVER;

    public TurnTracker(Consumer<? super BridgeEvent> events) {
        this.events = events;
    }

    public void callerStarted(long now) {
        clear();
        callerStarted = now;
        step(BridgeEvent.Step.CALLER_STARTED, now);
    }

    public void callerStopped(long now) {
        callerStopped = now;
        step(BridgeEvent.Step.CALLER_STOPPED, now);
    }

    /** Whether the caller speaks, or has spoken so lately that the answer is still to come. */
    public boolean answerComing(long now) {
        return callerStarted != NEVER
                && created == NEVER
                && (callerStopped == NEVER || now - callerStopped < ANSWER_NANOS);
    }

    public void created(String response, long now) {
        responseId = response;
        created = now;
        step(BridgeEvent.Step.RESPONSE_CREATED, now);
    }

    public void firstAudio(long now) {
        if (firstAudio == NEVER) {
            firstAudio = now;
            step(BridgeEvent.Step.FIRST_AUDIO, now);
        }
    }

    public void firstRtp(long now) {
        if (firstRtp == NEVER && firstAudio != NEVER) {
            firstRtp = now;
            step(BridgeEvent.Step.FIRST_RTP, now);
        }
    }

    /** The answer was heard to its end, or the caller interrupted it. Nothing is reported for an answer that never sounded. */
    public void ended(boolean interrupted, long heardMillis, long now) {
        if (firstAudio != NEVER) {
            events.accept(new BridgeEvent.TurnEnded(new TurnTimes(
                    responseId,
                    callerStarted,
                    callerStopped,
                    created,
                    firstAudio,
                    firstRtp,
                    now,
                    interrupted,
                    heardMillis)));
        }
        clear();
    }

    /** The answer was dropped before anything of it was heard; the caller's turn goes on. */
    void answerRevoked() {
        responseId = "";
        created = NEVER;
        firstAudio = NEVER;
        firstRtp = NEVER;
    }

    private void clear() {
        callerStarted = NEVER;
        callerStopped = NEVER;
        answerRevoked();
    }

    private void step(BridgeEvent.Step step, long now) {
        events.accept(new BridgeEvent.TurnStep(step, now));
    }
}

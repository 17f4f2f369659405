package dev.callwright.agent.call.stage;

import dev.callwright.agent.bridge.event.BridgeEvent;
import java.time.Duration;

/**
 * How long nobody has said or done anything. Someone who began to speak and is not heard to stop counts as active for a bounded time
 * only, so that one piece of news lost does not end all care. Owner: call thread.
 */
public final class Stillness {

    private static final long LONGEST_REMARK_NANOS = Duration.ofSeconds(45).toNanos();

    private final long longestSpeechNanos;
    private long lastActive;
    private long callerUntil;
    private long agentUntil;
    private long remarks;

    /**
     * Nothing has happened yet.
     *
     * @param longestSpeech  the longest that one answer of the agent may be heard
     */
    Stillness(Duration longestSpeech, long nowNanos) {
        this.longestSpeechNanos = longestSpeech.toNanos();
        touch(nowNanos);
        callerUntil = nowNanos;
        agentUntil = nowNanos;
    }

    /** Something happened. */
    public void touch(long now) {
        lastActive = now;
    }

    /** The caller did something: spoke, or pressed a key. */
    void caller(long now) {
        remarks++;
        touch(now);
    }

    /** How often the caller did something. */
    public long remarks() {
        return remarks;
    }

    void on(BridgeEvent event, long now) {
        if (event instanceof BridgeEvent.TurnStep step) {
            step(step.step(), now);
        } else if (event instanceof BridgeEvent.TurnEnded || event instanceof BridgeEvent.Interrupted) {
            agentUntil = now;
            touch(now);
        } else if (event instanceof BridgeEvent.CallerSaid) {
            caller(now);
        } else {
            touch(now);
        }
    }

    private void step(BridgeEvent.Step step, long now) {
        switch (step) {
            case CALLER_STARTED -> {
                caller(now);
                callerUntil = now + LONGEST_REMARK_NANOS;
            }
            case CALLER_STOPPED -> {
                callerUntil = now;
                touch(now);
            }
            case RESPONSE_CREATED -> touch(now);
            case FIRST_AUDIO, FIRST_RTP -> agentUntil = now + longestSpeechNanos;
        }
    }

    /** Whether either side is speaking. */
    public boolean broken(long now) {
        return callerUntil > now || agentUntil > now;
    }

    /**
     * How long it has been still.
     *
     * @param occupied  whether the call waits for something else at this time, which is no stillness, nor is what came before it
     */
    public Duration length(boolean occupied, long now) {
        if (occupied || broken(now)) {
            touch(now);
            return Duration.ZERO;
        }
        return Duration.ofNanos(Math.max(0, now - lastActive));
    }
}

package dev.callwright.agent.call.stage;

import dev.callwright.agent.bridge.event.BridgeEvent;
import java.time.Duration;

/**
 * How long nobody has said or done anything. Someone who began to speak and is not heard to stop counts as active for a bounded time
 * only, so that one piece of news lost does not end all care. Owner: call thread.
 */
public final class Stillness {

    private static final long LONGEST_REMARK_NANOS = Duration.ofSeconds(45).toNanos();
    private static final long LONGEST_WORK_NANOS = Duration.ofMinutes(3).toNanos();

    private final long longestSpeechNanos;
    private long lastActive;
    private long callerUntil;
    private long agentUntil;
    private long workUntil;
    private int working;
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
        workUntil = nowNanos;
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

    /** Work begins that the caller waits for, such as a tool or a transfer; {@link #workEnds} follows. */
    void workBegins(long now) {
        working++;
        workUntil = now + LONGEST_WORK_NANOS;
    }

    void workEnds(long now) {
        working = Math.max(0, working - 1);
        touch(now);
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

    /** Whether either side is speaking, or something is being worked on. */
    public boolean broken(long now) {
        return callerUntil > now || agentUntil > now || (working > 0 && workUntil > now);
    }

    /** How long it has been still. */
    public Duration length(long now) {
        return broken(now) ? Duration.ZERO : Duration.ofNanos(Math.max(0, now - lastActive));
    }
}

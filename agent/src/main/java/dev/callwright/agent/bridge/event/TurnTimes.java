package dev.callwright.agent.bridge.event;

/**
 * One turn of the agent: when each step happened, on the clock of {@link System#nanoTime()}; {@link #NEVER} for a step that did
 * not happen (a greeting has no caller speech before it).
 *
 * @param responseId     the model's response
 * @param callerStarted  the model noticed that the caller speaks
 * @param callerStopped  the model noticed that the caller stopped
 * @param created        the model began a response
 * @param firstAudio     its first audio arrived
 * @param firstRtp       the first packet with that audio left
 * @param ended          everything was sent, or the caller interrupted
 * @param interrupted    whether the caller interrupted
 * @param heardMillis    how much of the answer really left for the caller
 */
public record TurnTimes(
        String responseId,
        long callerStarted,
        long callerStopped,
        long created,
        long firstAudio,
        long firstRtp,
        long ended,
        boolean interrupted,
        long heardMillis) {

    public static final long NEVER = 0;

    /** From the end of the caller's speech, as the model noticed it, to the first packet of the answer; -1 if there was none. */
    public long latencyMillis() {
        return callerStopped == NEVER || firstRtp == NEVER ? -1 : (firstRtp - callerStopped) / 1_000_000;
    }
}

package dev.callwright.agent.realtime;

/**
 * What a session can do beyond what all can. Immutable.
 *
 * @param input          form of the audio it takes
 * @param output         form of the audio it gives
 * @param truncates      whether {@link ClientEvent.TruncateItem} makes it forget what was not heard
 * @param deletes        whether {@link ClientEvent.DeleteItem} is obeyed
 * @param interrupts     whether, deciding turns itself, it stops its own answer when the caller speaks
 * @param detectsTurns   whether it can decide turns; one that cannot is always told by {@link ClientEvent.CommitAudio}
 */
public record Traits(
        AudioFormat input,
        AudioFormat output,
        boolean truncates,
        boolean deletes,
        boolean interrupts,
        boolean detectsTurns) {

    public static final Traits STEPFUN =
            new Traits(AudioFormat.PCM16_24K, AudioFormat.PCM16_24K, false, true, true, true);
}

package dev.callwright.agent.simulator;

import dev.callwright.agent.simulator.speech.ChunkProfile;
import java.time.Duration;

/**
 * Latency and pace.
 *
 * @param firstAudioDelay     from {@code response.created} to the first audio
 * @param transcriptionDelay  from the commit to the caller's transcript
 * @param interruptTail       from speech over an answer to that answer's end
 * @param cancelTail          how long audio goes on after a cancel
 * @param pacePercent         speed of the audio; 100 is as fast as it plays
 * @param chunks              sizes of the audio deltas
 */
public record Timing(
        Duration firstAudioDelay,
        Duration transcriptionDelay,
        Duration interruptTail,
        Duration cancelTail,
        int pacePercent,
        ChunkProfile chunks) {

    public static final Timing DEFAULTS = new Timing(
            Duration.ofMillis(150),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofMillis(200),
            300,
            ChunkProfile.STEPAUDIO_3);

    /** As measured against the vendor's service. */
    public static final Timing VENDOR_LIKE = new Timing(
            Duration.ofMillis(500),
            Duration.ofMillis(350),
            Duration.ofMillis(800),
            Duration.ofMillis(430),
            300,
            ChunkProfile.STEPAUDIO_3);

    public Timing {
        Bounds.wait(firstAudioDelay, "first-audio-delay");
        Bounds.wait(transcriptionDelay, "transcription-delay");
        Bounds.wait(interruptTail, "interrupt-tail");
        Bounds.wait(cancelTail, "cancel-tail");
        Bounds.check(pacePercent > 0, "pace-percent is not positive");
    }
}

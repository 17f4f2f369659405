package dev.callwright.agent.bridge;

import dev.callwright.media.dsp.Resampler;
import dev.callwright.media.leg.RtpLeg;
import java.util.Arrays;

/**
 * Model to caller: 24 kHz octets to 8 kHz samples in the leg's playout queue, and an account of what the caller has really
 * heard of the answer being played. Owner: media loop.
 *
 * <p>The model speaks faster than real time, so most of an answer waits in the queue. {@link #interrupt} drops all of it: the
 * queue, the partial frame and the tail inside the resampler; what still comes for that answer later is dropped by its id.
 */
final class Downlink {

    private static final int BLOCK_SAMPLES = 2400;
    private static final int TAIL_SAMPLES = 120;
    private static final int DEAD_RESPONSES = 8;
    private static final long SAMPLES_PER_MILLI = 8;

    private final RtpLeg leg;
    private Tap tap = (_, _, _) -> {};
    private final Hold hold;
    private final Resampler resampler = Resampler.downTo8k();
    private final short[] wide = new short[BLOCK_SAMPLES];
    private final short[] narrow = new short[BLOCK_SAMPLES / 3 + 1];
    private final short[] tail = new short[TAIL_SAMPLES];

    private final String[] dead = new String[DEAD_RESPONSES];
    private int deadNext;
    private String playing = "";
    private long startedAt;
    private boolean speaking;

    Downlink(RtpLeg leg, Hold hold) {
        this.leg = leg;
        this.hold = hold;
        Arrays.fill(dead, "");
    }

    /** Hears what is played of answers, at 8 kHz. The samples are free for reuse on return. */
    interface Tap {
        void played(String responseId, short[] pcm, int length);
    }

    void tap(Tap newTap) {
        tap = newTap;
    }

    /** Plays a piece of an answer; returns false when that answer is dead. */
    boolean play(String responseId, byte[] pcm, int length) {
        if (isDead(responseId)) {
            return false;
        }
        hold.stop();
        if (!responseId.equals(playing) || !speaking) {
            playing = responseId;
            startedAt = leg.queuedSamples();
            speaking = true;
        }
        for (int from = 0; from < length; from += 2 * BLOCK_SAMPLES) {
            int samples = Math.min(BLOCK_SAMPLES, (length - from) / 2);
            littleEndian(pcm, from, samples);
            playNarrow(resampler.process(wide, 0, samples, narrow, 0));
        }
        return true;
    }

    /** Plays a recorded prompt at 8 kHz, after dropping whatever was being said. */
    void playPrompt(short[] pcm) {
        hold.stop();
        killPlaying();
        interrupt();
        playing = "";
        speaking = true;
        startedAt = leg.queuedSamples();
        leg.play(pcm, 0, pcm.length);
        leg.finishPlaying();
    }

    /** Plays a whole answer that was recorded before, at 8 kHz. */
    void playRecorded(String id, short[] pcm) {
        hold.stop();
        playing = id;
        speaking = true;
        startedAt = leg.queuedSamples();
        leg.play(pcm, 0, pcm.length);
        leg.finishPlaying();
    }

    /** The last audio of an answer has come: pushes out the resampler's tail and completes the last frame. */
    void finish(String responseId) {
        if (speaking && responseId.equals(playing)) {
            playNarrow(resampler.process(tail, 0, TAIL_SAMPLES, narrow, 0));
            leg.finishPlaying();
        }
    }

    private void playNarrow(int samples) {
        leg.play(narrow, 0, samples);
        tap.played(playing, narrow, samples);
    }

    /** Everything queued has been sent. */
    void drained() {
        speaking = false;
    }

    /** Drops everything that waits to be heard. */
    void interrupt() {
        hold.stop();
        leg.flush();
        resampler.reset();
        speaking = false;
    }

    /** What the caller hears while nothing is said. */
    Hold hold() {
        return hold;
    }

    /** Drops what may still come for this answer. */
    void kill(String responseId) {
        if (!responseId.isEmpty() && !isDead(responseId)) {
            dead[deadNext] = responseId;
            deadNext = (deadNext + 1) % DEAD_RESPONSES;
        }
    }

    /** Drops what may still come for the answer being played. */
    void killPlaying() {
        kill(playing);
    }

    /** Whether an answer is being played, or waits to be. */
    boolean speaking() {
        return speaking;
    }

    /** Whether this is the answer played last. */
    boolean isPlaying(String responseId) {
        return !responseId.isEmpty() && responseId.equals(playing);
    }

    /** Milliseconds of the present answer that have left for the caller. */
    long heardMillis() {
        return Math.max(0, leg.sentSamples() - startedAt) / SAMPLES_PER_MILLI;
    }

    /** Milliseconds of the present answer that were heard or wait to be. */
    long receivedMillis() {
        return Math.max(0, leg.queuedSamples() - startedAt) / SAMPLES_PER_MILLI;
    }

    /** Whether this answer was interrupted. */
    boolean isDead(String responseId) {
        for (String id : dead) {
            if (!id.isEmpty() && id.equals(responseId)) {
                return true;
            }
        }
        return false;
    }

    private void littleEndian(byte[] pcm, int from, int samples) {
        for (int i = 0, at = from; i < samples; i++, at += 2) {
            wide[i] = (short) ((pcm[at] & 0xff) | (pcm[at + 1] << 8));
        }
    }
}

package dev.callwright.agent.bridge.audio;

import dev.callwright.agent.realtime.AudioFormat;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Model to caller: octets of the model to 8 kHz samples in the leg's playout queue, and an account of what the caller has really
 * heard of the answer being played. Owner: media loop.
 *
 * <p>The model speaks faster than real time, so most of an answer waits in the queue. {@link #interrupt} drops all of it: the
 * queue, the partial frame and the tail inside the resampler; what still comes for that answer later is dropped by its id.
 */
public final class Downlink {

    private static final int DEAD_RESPONSES = 8;
    private static final long SAMPLES_PER_MILLI = 8;

    private final Earpiece leg;
    private final AgentAudio audio = new AgentAudio();
    private Supplier<AudioFormat> source = () -> AudioFormat.PCM16_24K;
    private AudioFormat format = AudioFormat.PCM16_24K;
    private Tap tap = (_, _, _) -> {};

    private final String[] dead = new String[DEAD_RESPONSES];
    private int deadNext;
    private String playing = "";
    private long startedAt;
    private boolean speaking;
    private boolean filling;

    public Downlink(Earpiece leg) {
        this.leg = leg;
        Arrays.fill(dead, "");
    }

    /** Tells where to ask for the form of what {@link #play} is given. */
    public void asSpokenIn(Supplier<AudioFormat> spoken) {
        source = spoken;
    }

    /** Hears what is played of answers, at 8 kHz. The samples are free for reuse on return. */
    public interface Tap {
        void played(String responseId, short[] pcm, int length);
    }

    public void tap(Tap newTap) {
        tap = newTap;
    }

    /** Plays a piece of an answer; returns false when that answer is dead. */
    public boolean play(String responseId, byte[] pcm, int length) {
        if (isDead(responseId)) {
            return false;
        }
        if (!responseId.equals(playing) || !speaking) {
            stopFilling();
            playing = responseId;
            startedAt = leg.queuedSamples();
            speaking = true;
        }
        format = source.get();
        int most = AgentAudio.most(format);
        for (int from = 0; from < length; from += most) {
            playLine(audio.convert(format, pcm, from, Math.min(most, length - from)));
        }
        return true;
    }

    /** Plays a recorded prompt at 8 kHz, after dropping whatever was being said. */
    public void playPrompt(short[] pcm) {
        killPlaying();
        interrupt();
        filling = false;
        playing = "";
        speaking = true;
        startedAt = leg.queuedSamples();
        leg.play(pcm, 0, pcm.length);
        leg.finishPlaying();
    }

    /** Plays a whole answer that was recorded before, at 8 kHz. */
    public void playRecorded(String id, short[] pcm) {
        stopFilling();
        playing = id;
        speaking = true;
        startedAt = leg.queuedSamples();
        leg.play(pcm, 0, pcm.length);
        leg.finishPlaying();
    }

    /** Whether a filler may go on: nobody speaks, and less than so much of it waits. */
    boolean fillable(int aheadSamples) {
        return !speaking && leg.queuedSamples() - leg.sentSamples() < aheadSamples;
    }

    /** Plays a piece of filler, which is nobody's speech. */
    void fill(short[] pcm, int length) {
        filling = true;
        leg.play(pcm, 0, length);
    }

    /** Drops what is left of a filler. */
    void stopFilling() {
        if (filling && !speaking) {
            leg.flush();
        }
        filling = false;
    }

    public boolean filling() {
        return filling && !speaking;
    }

    /** The last audio of an answer has come: pushes out the resampler's tail and completes the last frame. */
    public void finish(String responseId) {
        if (speaking && responseId.equals(playing)) {
            playLine(audio.finish(format));
            leg.finishPlaying();
        }
    }

    private void playLine(int samples) {
        leg.play(audio.line(), 0, samples);
        tap.played(playing, audio.line(), samples);
    }

    /** Everything queued has been sent. */
    public void drained() {
        speaking = false;
    }

    /** Drops everything that waits to be heard. */
    public void interrupt() {
        leg.flush();
        audio.reset();
        speaking = false;
    }

    /** Lets the caller hear silence; what is to be said waits. */
    public void hold() {
        leg.hold();
    }

    /** Goes on where it was held. */
    public void release() {
        leg.release();
    }

    /** Samples that were ever queued, less those dropped: where the next will lie. */
    public long queued() {
        return leg.queuedSamples();
    }

    /** Samples that have left for the caller. */
    public long sent() {
        return leg.sentSamples();
    }

    /** Drops what may still come for this answer. */
    public void kill(String responseId) {
        if (!responseId.isEmpty() && !isDead(responseId)) {
            dead[deadNext] = responseId;
            deadNext = (deadNext + 1) % DEAD_RESPONSES;
        }
    }

    /** Drops what may still come for the answer being played. */
    public void killPlaying() {
        kill(playing);
    }

    /** Whether an answer is being played, or waits to be. */
    public boolean speaking() {
        return speaking;
    }

    /** Whether this is the answer played last. */
    public boolean isPlaying(String responseId) {
        return !responseId.isEmpty() && responseId.equals(playing);
    }

    /** Milliseconds of the present answer that have left for the caller. */
    public long heardMillis() {
        return Math.max(0, leg.sentSamples() - startedAt) / SAMPLES_PER_MILLI;
    }

    /** Milliseconds of the present answer that were heard or wait to be. */
    public long receivedMillis() {
        return Math.max(0, leg.queuedSamples() - startedAt) / SAMPLES_PER_MILLI;
    }

    /** Whether this answer was interrupted. */
    public boolean isDead(String responseId) {
        for (String id : dead) {
            if (!id.isEmpty() && id.equals(responseId)) {
                return true;
            }
        }
        return false;
    }
}

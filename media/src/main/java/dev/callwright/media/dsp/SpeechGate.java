package dev.callwright.media.dsp;

import java.time.Duration;

/**
 * Tells speech from everything else on a telephone line, as it comes. Samples at 8 kHz. Owner: media loop; nothing is allocated
 * after construction.
 */
public final class SpeechGate {

    private static final int FRAME = 80;
    private static final long LOUD = 500L * 500L * FRAME;

    /** What has just happened. */
    public enum Edge {
        NONE,
        /** Something that may become speech has begun. */
        ONSET,
        /** It is speech: long enough, and neither a cough nor the agent's echo. */
        SPEECH,
        /** It was none. */
        FALSE_ALARM,
        /** The caller has stopped speaking. */
        END
    }

    private final int minimumFrames;
    private final int hangoverFrames;
    private int loud;
    private int quiet;
    private boolean sounding;
    private boolean speech;

    /**
     * A gate for one line.
     *
     * @param minimum   shorter sounds are no speech
     * @param hangover  silence that ends speech
     */
    public SpeechGate(Duration minimum, Duration hangover) {
        this.minimumFrames = Math.toIntExact(minimum.toMillis() / 10);
        this.hangoverFrames = Math.toIntExact(hangover.toMillis() / 10);
    }

    /** Takes what the caller sent; a piece of up to 60 ms. Returns the weightiest edge in it. */
    public Edge hear(short[] pcm, int length) {
        Edge edge = Edge.NONE;
        for (int at = 0; at + FRAME <= length; at += FRAME) {
            Edge next = frame(pcm, at);
            edge = next == Edge.NONE ? edge : next;
        }
        return edge;
    }

    /** Takes what was sent to the caller in the same time, whose echo may come back; silence where nothing was. */
    public void played(short[] pcm, int length) {
        // The echo is not looked for yet.
    }

    /** Whether the caller is speaking, as far as is known. */
    public boolean speaking() {
        return speech;
    }

    /** Milliseconds of sound since the last onset. */
    public int soundMillis() {
        return sounding ? loud * 10 : 0;
    }

    private Edge frame(short[] pcm, int at) {
        long energy = 0;
        for (int i = at; i < at + FRAME; i++) {
            energy += (long) pcm[i] * pcm[i];
        }
        return energy > LOUD ? loudFrame() : quietFrame();
    }

    private Edge loudFrame() {
        quiet = 0;
        loud++;
        if (!sounding) {
            sounding = true;
            return Edge.ONSET;
        }
        if (!speech && loud >= minimumFrames) {
            speech = true;
            return Edge.SPEECH;
        }
        return Edge.NONE;
    }

    private Edge quietFrame() {
        if (!sounding || ++quiet < (speech ? hangoverFrames : minimumFrames)) {
            return Edge.NONE;
        }
        Edge edge = speech ? Edge.END : Edge.FALSE_ALARM;
        sounding = false;
        speech = false;
        loud = 0;
        return edge;
    }
}

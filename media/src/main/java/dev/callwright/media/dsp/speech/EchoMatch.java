package dev.callwright.media.dsp.speech;

/**
 * Tells the agent's voice that comes back from the caller's own, by level and by likeness, and keeps the two streams aligned:
 * both come in pieces of 20 ms, at times of their own. Owner: media loop.
 */
final class EchoMatch {

    /** The streams may slip against each other by so many frames before they are aligned anew. */
    static final int SLIP_FRAMES = 6;

    private static final float ALIKE = 0.5f;

    private final EchoLevel level = new EchoLevel();
    private final EchoLikeness likeness = new EchoLikeness();
    private final HighPass highPass = new HighPass();
    private final short[] frame = new short[FrameShape.FRAME];
    private final float[] filtered = new float[FrameShape.FRAME];
    private int filled;
    private int lead;

    /** Takes what was played. */
    void played(short[] pcm, int length) {
        for (int at = 0; at < length; ) {
            int taken = Math.min(frame.length - filled, length - at);
            System.arraycopy(pcm, at, frame, filled, taken);
            at += taken;
            filled += taken;
            if (filled == frame.length) {
                filled = 0;
                float energy = highPass.filter(frame, filtered, 0, frame.length);
                level.played(FrameShape.decibels(energy / frame.length));
                likeness.played(filtered);
                lead++;
            }
        }
    }

    /** A frame was heard; {@code quiet} if nobody seems to speak. */
    void heard(float decibels, boolean quiet) {
        lead--;
        if (lead < 0 || lead > SLIP_FRAMES) {
            lead = 0;
            likeness.begin();
        }
        level.heard(decibels, lead, quiet);
    }

    /** Whether a frame of this level is more than an echo; {@code careful} as long as nothing has begun. */
    boolean isExceeded(float decibels, boolean careful) {
        return decibels > level.loudest(careful);
    }

    /** A sound begins. */
    void begin() {
        likeness.begin();
    }

    /** The sound goes on; the newest 10 ms are the last of these samples at 4 kHz. */
    void compare(float[] samples) {
        if (level.isPossible()) {
            likeness.compare(samples, lead);
        }
    }

    /** Whether the sound is like what was played, or too brief to tell, and what was played can still be heard. */
    boolean isLikely() {
        return level.isPossible() && (likeness.isUnsure() || likeness.likeness() > ALIKE);
    }

    /** The sound was an echo, at its loudest this loud. */
    void admit(float decibels) {
        level.admit(decibels);
    }
}

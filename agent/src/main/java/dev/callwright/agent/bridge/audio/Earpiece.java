package dev.callwright.agent.bridge.audio;

import dev.callwright.media.leg.RtpLeg;

/** What the caller holds to the ear: samples at 8 kHz wait here to be heard. Owner: media loop. */
public interface Earpiece {

    /** That of a leg. */
    static Earpiece of(RtpLeg leg) {
        return new LegEarpiece(leg);
    }

    void play(short[] pcm, int offset, int length);

    /** Completes the last frame. */
    void finishPlaying();

    /** Drops all that waits. */
    void flush();

    void hold();

    void release();

    /** Samples that were ever queued, less those dropped. */
    long queuedSamples();

    /** Samples that have left. */
    long sentSamples();
}

package dev.callwright.agent.bridge.audio;

import dev.callwright.media.leg.RtpLeg;

/** The playout queue of an RTP leg. */
record LegEarpiece(RtpLeg leg) implements Earpiece {

    @Override
    public void play(short[] pcm, int offset, int length) {
        leg.play(pcm, offset, length);
    }

    @Override
    public void finishPlaying() {
        leg.finishPlaying();
    }

    @Override
    public void flush() {
        leg.flush();
    }

    @Override
    public void hold() {
        leg.hold();
    }

    @Override
    public void release() {
        leg.release();
    }

    @Override
    public long queuedSamples() {
        return leg.queuedSamples();
    }

    @Override
    public long sentSamples() {
        return leg.sentSamples();
    }
}

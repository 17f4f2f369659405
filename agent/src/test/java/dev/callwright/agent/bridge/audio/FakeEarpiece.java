package dev.callwright.agent.bridge.audio;

/** A caller's ear by which time goes when a test says so. */
public final class FakeEarpiece implements Earpiece {

    private long queued;
    private long sent;

    /** Lets the caller hear some more. */
    public void hear(long samples) {
        sent = Math.min(queued, sent + samples);
    }

    public long waiting() {
        return queued - sent;
    }

    @Override
    public void play(short[] pcm, int offset, int length) {
        queued += length;
    }

    @Override
    public void finishPlaying() {
        // Half a frame is as good as a whole one here.
    }

    @Override
    public void flush() {
        queued = sent;
    }

    @Override
    public void hold() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long queuedSamples() {
        return queued;
    }

    @Override
    public long sentSamples() {
        return sent;
    }
}

package dev.callwright.agent.bridge;

import dev.callwright.media.dsp.Resampler;

/**
 * Caller to model: 8 kHz samples, on arrival, as one 24 kHz piece of the input audio buffer. The latest are remembered, for a
 * session that comes later. Owner: media loop.
 */
final class Uplink {

    /** The longest piece a leg hands over is 60 ms: 480 samples at 8 kHz, three times as many at 24 kHz. */
    private static final int LONGEST_PIECE = 3 * 480;

    private final ModelLink model;
    private final RecentAudio recent;
    private final Resampler resampler = Resampler.upTo24k();
    private final short[] wide = new short[LONGEST_PIECE];

    Uplink(ModelLink model, RecentAudio recent) {
        this.model = model;
        this.recent = recent;
    }

    void hear(short[] pcm, int length) {
        recent.keep(pcm, length);
        send(pcm, length);
    }

    /** Tells a fresh session what the caller said since this position. */
    void replay(long from) {
        resampler.reset();
        recent.replay(from, this::send);
    }

    private void send(short[] pcm, int length) {
        int samples = resampler.process(pcm, 0, length, wide, 0);
        var session = model.session();
        if (session.isPresent()) {
            session.get().append(wide, samples);
        }
    }
}

package dev.callwright.agent.bridge;

import dev.callwright.media.dsp.Resampler;

/**
 * Caller to model: 8 kHz samples, on arrival, as one 24 kHz piece of the input audio buffer. Owner: media loop.
 */
final class Uplink {

    /** The longest piece a leg hands over is 60 ms: 480 samples at 8 kHz, three times as many at 24 kHz. */
    private static final int LONGEST_PIECE = 3 * 480;

    private final ModelLink model;
    private final Resampler resampler = Resampler.upTo24k();
    private final short[] wide = new short[LONGEST_PIECE];

    Uplink(ModelLink model) {
        this.model = model;
    }

    /** What follows does not follow on what came before. */
    void restart() {
        resampler.reset();
    }

    void hear(short[] pcm, int length) {
        int samples = resampler.process(pcm, 0, length, wide, 0);
        var session = model.session();
        if (session.isPresent()) {
            session.get().append(wide, samples);
        }
    }
}

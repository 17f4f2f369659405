package dev.callwright.agent.bridge.audio;

import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.media.dsp.Resampler;

/**
 * The caller's samples at the rate a session takes. What it takes as the line has it, G.711 and 8 kHz, is not touched.
 * Owner: media loop.
 */
public final class CallerAudio {

    /** The longest piece a leg hands over is 60 ms: 480 samples at 8 kHz, three times as many at 24 kHz. */
    private static final int LONGEST_PIECE = 3 * 480;

    private final Resampler threefold = Resampler.upTo24k();
    private final Resampler twofold = Resampler.upTo16k();
    private final short[] wide = new short[LONGEST_PIECE];

    public void append(ModelSession session, short[] pcm, int length) {
        switch (session.traits().input()) {
            case PCM16_24K -> session.append(wide, threefold.process(pcm, 0, length, wide, 0));
            case PCM16_16K -> session.append(wide, twofold.process(pcm, 0, length, wide, 0));
            case PCM16_8K, PCMU, PCMA -> session.append(pcm, length);
        }
    }

    /** Forgets the stream: what comes next follows silence. */
    public void reset() {
        threefold.reset();
        twofold.reset();
    }
}

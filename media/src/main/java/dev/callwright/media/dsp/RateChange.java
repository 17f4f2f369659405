package dev.callwright.media.dsp;

/** One direction of {@link Resampler}, which documents the methods. */
sealed interface RateChange permits Interpolator, Doubler, Decimator {

    /** Samples at 8 kHz that are worked on at once, 20 ms; longer input goes through in several blocks. */
    int BLOCK = 160;

    int process(short[] pcm, int offset, int length, short[] out, int outOffset);

    void reset();
}

package dev.callwright.media.dsp.speech;

import java.util.Arrays;

/**
 * The noise of a line by band, and how far a frame stands out of it.
 *
 * <p>The floor follows what does not stand out, and never stays below the quietest moment of the last second, since no one
 * speaks so long without a gap. Owner: media loop.
 */
final class NoiseFloor {

    /** Quieter than this nothing counts: about -62 dB of full scale, where codecs have their own noise. */
    private static final float QUIETEST = 27;

    /** Decibels a band may be above its floor without counting. */
    private static final float INNOCENT = 3;

    private static final float FOLLOW = 0.08f;
    private static final float SETTLE = 0.2f;
    private static final int SETTLING_FRAMES = 20;

    /** Two decibels a second. */
    private static final float CREEP = 0.02f;

    /** The mean of noise is above its quietest moment. */
    private static final float ABOVE_LEAST = 1;

    private static final float SMOOTH = 0.4f;
    private static final float UNREST = 0.01f;

    /** The quietest moment is sought in five spans of 200 ms. */
    private static final int SPAN_FRAMES = 20;

    private static final int SPANS = 5;

    private final float[] floor = new float[FrameShape.BANDS];
    private final float[][] minima = new float[FrameShape.BANDS][SPANS];
    private final float[] smooth = new float[FrameShape.BANDS];
    private float unrest;
    private int settling = SETTLING_FRAMES;
    private int frames;
    private int span;

    NoiseFloor() {
        Arrays.fill(floor, QUIETEST + INNOCENT);
        for (float[] each : minima) {
            Arrays.fill(each, QUIETEST);
        }
    }

    /** By how many decibels the frame stands out, added over its bands. */
    float excess(FrameShape shape) {
        float sum = 0;
        for (int band = 0; band < FrameShape.BANDS; band++) {
            sum += Math.max(0, shape.band(band) - floor[band] - INNOCENT);
        }
        return shape.level() < QUIETEST ? 0 : sum;
    }

    /** Whether enough was heard of the line to tell noise from what stands out of it. */
    boolean isSettled() {
        return settling == 0;
    }

    /** How restless the noise itself is, as excess. */
    float unrest() {
        return unrest;
    }

    /** Learns from a frame; {@code quiet} if it seems to be noise. */
    void learn(FrameShape shape, float excess, boolean quiet) {
        settling = Math.max(0, settling - 1);
        float follow = settling > 0 ? SETTLE : FOLLOW;
        for (int band = 0; band < FrameShape.BANDS; band++) {
            float level = Math.max(QUIETEST - INNOCENT, shape.band(band));
            smooth[band] += SMOOTH * (level - smooth[band]);
            minima[band][span] = Math.min(minima[band][span], smooth[band]);
            if (quiet || level < floor[band]) {
                floor[band] += follow * (level - floor[band]);
            } else {
                floor[band] += CREEP;
            }
        }
        if (quiet) {
            unrest += UNREST * (excess - unrest);
        }
        if (++frames == SPAN_FRAMES) {
            frames = 0;
            nextSpan();
        }
    }

    /** What is heard now is noise after all. */
    void surrender(FrameShape shape) {
        for (int band = 0; band < FrameShape.BANDS; band++) {
            floor[band] = Math.max(floor[band], Math.min(smooth[band], shape.band(band) + INNOCENT));
        }
    }

    private void nextSpan() {
        for (int band = 0; band < FrameShape.BANDS; band++) {
            float least = minima[band][0];
            for (float each : minima[band]) {
                least = Math.min(least, each);
            }
            floor[band] = Math.max(floor[band], least + ABOVE_LEAST);
        }
        span = (span + 1) % SPANS;
        for (int band = 0; band < FrameShape.BANDS; band++) {
            minima[band][span] = smooth[band];
        }
    }
}

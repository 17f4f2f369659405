package dev.callwright.media.dsp.speech;

import java.util.Arrays;

/**
 * The shape of the last 20 ms, renewed every 10 ms: level and the levels of four bands.
 *
 * <p>The bands come out of the autocorrelation by the transform of Blackman and Tukey, since sixteen lags cost a tenth of a
 * Fourier transform and four wide bands ask for no more. Levels are in decibels of PCM16 steps, full scale about 87. Owner: media
 * loop.
 */
final class FrameShape {

    /** Samples of a step. */
    static final int FRAME = 80;

    static final int BANDS = 4;

    private static final int LAGS = 16;
    private static final int RATE_HZ = 8000;
    private static final int HISTORY = 16;
    private static final int LAGS_AT_ONCE = 8;

    /** Energy of a frame of about -66 dB of full scale, whose shape is that of the codec. */
    private static final float SILENT = 16 * 16 * FRAME;

    private static final double[] EDGES_HERTZ = {200, 650, 1300, 2300, 3700};
    private static final float[][] WEIGHTS = weights();

    private final HighPass highPass = new HighPass();
    private final float[] samples = new float[HISTORY + FRAME];
    private final float[] lags = new float[LAGS];
    private final float[] lastLags = new float[LAGS];
    private final float[] bands = new float[BANDS];
    private float level;
    private float frameLevel;

    /** Takes the next 10 ms. */
    void take(short[] pcm) {
        System.arraycopy(samples, FRAME, samples, 0, HISTORY);
        float energy = highPass.filter(pcm, samples, HISTORY, FRAME);
        frameLevel = decibels(energy / FRAME);
        System.arraycopy(lags, 0, lastLags, 0, LAGS);
        if (energy < SILENT) {
            Arrays.fill(lags, 0);
            lags[0] = energy;
        } else {
            for (int lag = 0; lag < LAGS; lag += LAGS_AT_ONCE) {
                correlate(lag);
            }
        }
        float power = lags[0] + lastLags[0];
        level = decibels(power / (2 * FRAME));
        for (int band = 0; band < BANDS; band++) {
            // What leaks out of a loud band is not believed to be sound of this one.
            bands[band] = decibels(Math.max(power(WEIGHTS[band]), power * 1e-4f) / (2 * FRAME));
        }
    }

    /** Level of the 20 ms. */
    float level() {
        return level;
    }

    /** Level of the newest 10 ms alone. */
    float frameLevel() {
        return frameLevel;
    }

    float band(int band) {
        return bands[band];
    }

    /** The filtered samples; the newest frame is the last. */
    float[] samples() {
        return samples;
    }

    /** Eight sums that do not wait for each other. */
    private void correlate(int lag) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        for (int i = HISTORY; i < HISTORY + FRAME; i++) {
            float now = samples[i];
            a += now * samples[i - lag];
            b += now * samples[i - lag - 1];
            c += now * samples[i - lag - 2];
            d += now * samples[i - lag - 3];
            e += now * samples[i - lag - 4];
            f += now * samples[i - lag - 5];
            g += now * samples[i - lag - 6];
            h += now * samples[i - lag - 7];
        }
        lags[lag] = a;
        lags[lag + 1] = b;
        lags[lag + 2] = c;
        lags[lag + 3] = d;
        lags[lag + 4] = e;
        lags[lag + 5] = f;
        lags[lag + 6] = g;
        lags[lag + 7] = h;
    }

    private float power(float[] weights) {
        float sum = 0;
        for (int lag = 0; lag < LAGS; lag++) {
            sum += weights[lag] * (lags[lag] + lastLags[lag]);
        }
        return sum;
    }

    /** Good to a hundredth of a decibel and several times as fast as the logarithm of the library. */
    static float decibels(float power) {
        int bits = Float.floatToRawIntBits(power + 1);
        int exponent = (bits >>> 23) - 127;
        float mantissa = Float.intBitsToFloat((bits & 0x7FFFFF) | 0x3F800000) - 1;
        float log2 =
                exponent + mantissa * (1.43807f + mantissa * (-0.67477f + mantissa * (0.31700f - 0.08031f * mantissa)));
        return log2 * 3.0103f;
    }

    private static float[][] weights() {
        float[][] weights = new float[BANDS][LAGS];
        for (int band = 0; band < BANDS; band++) {
            double low = 2 * EDGES_HERTZ[band] / RATE_HZ;
            double high = 2 * EDGES_HERTZ[band + 1] / RATE_HZ;
            weights[band][0] = (float) (high - low);
            for (int lag = 1; lag < LAGS; lag++) {
                double taper = 0.5 + 0.5 * Math.cos(Math.PI * lag / LAGS);
                double integral = (Math.sin(Math.PI * high * lag) - Math.sin(Math.PI * low * lag)) / (Math.PI * lag);
                weights[band][lag] = (float) (2 * taper * integral);
            }
        }
        return weights;
    }
}

package dev.callwright.media.dsp.speech;

/** A high-pass of second order after Butterworth at 180 Hz: takes hum and rumble away, below the telephone band. Owner: media loop. */
final class HighPass {

    private static final float B = 0.904_8f;
    private static final float A1 = -1.800_5f;
    private static final float A2 = 0.818_7f;

    private float before;
    private float beforeThat;
    private float filtered;
    private float filteredBefore;

    /** Filters so many samples and returns their energy. */
    float filter(short[] in, float[] out, int to, int length) {
        float x1 = before;
        float x2 = beforeThat;
        float y1 = filtered;
        float y2 = filteredBefore;
        float energy = 0;
        for (int i = 0; i < length; i++) {
            float x = in[i];
            float y = B * (x - 2 * x1 + x2) - A1 * y1 - A2 * y2;
            x2 = x1;
            x1 = x;
            y2 = y1;
            y1 = y;
            out[to + i] = y;
            energy += y * y;
        }
        before = x1;
        beforeThat = x2;
        // A filter that rings out must not end in numbers too small for the fast path of the processor.
        filtered = Math.abs(y1) < 1e-6f ? 0 : y1;
        filteredBefore = Math.abs(y2) < 1e-6f ? 0 : y2;
        return energy;
    }
}

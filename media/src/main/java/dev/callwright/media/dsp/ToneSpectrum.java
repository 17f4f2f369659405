package dev.callwright.media.dsp;

/**
 * How much of each of the eight tones a block of 20 ms holds, and how far its phase has moved since the block 10 ms before,
 * which tells its frequency far better than any filter of that length.
 *
 * <p>Each tone is one coefficient of a discrete Fourier transform, what Goertzel's recurrence yields for a fixed frequency. As
 * the frequencies never change it is summed with tables here, folded at the middle of the window since cosines are even and
 * sines odd: half the work, no recurrence to wait for, phases that refer to the middle. Owner: media loop.
 */
final class ToneSpectrum {

    /** Samples of one block. */
    static final int BLOCK = 160;

    /** Samples from one block to the next. */
    static final int HOP = BLOCK / 2;

    private static final int HALF = BLOCK / 2;

    /** A tone of amplitude 1 sums up to this: half the sum of the window. */
    private static final float GAIN = BLOCK / 4f;

    /** And has this energy behind the window: half the sum of its squares. */
    private static final float ENERGY = BLOCK * 3 / 16f;

    private static final float[][] COSINES = table(0);
    private static final float[][] SINES = table(-Math.PI / 2);
    private static final float[] SQUARES = squares();

    private final float[] even = new float[HALF];
    private final float[] odd = new float[HALF];
    private final float[] re = new float[DigitTones.TONES];
    private final float[] im = new float[DigitTones.TONES];
    private final float[] lastRe = new float[DigitTones.TONES];
    private final float[] lastIm = new float[DigitTones.TONES];
    private float energy;

    /** Takes a block; what the methods below tell is about it. */
    void take(float[] samples, int from) {
        System.arraycopy(re, 0, lastRe, 0, re.length);
        System.arraycopy(im, 0, lastIm, 0, im.length);
        fold(samples, from);
        for (int tone = 0; tone < DigitTones.TONES; tone += 2) {
            sumTwo(tone);
        }
    }

    private void fold(float[] samples, int from) {
        float sum = 0;
        for (int i = 0; i < HALF; i++) {
            float after = samples[from + HALF + i];
            float before = samples[from + HALF - 1 - i];
            even[i] = after + before;
            odd[i] = after - before;
            sum += SQUARES[i] * (after * after + before * before);
        }
        energy = sum;
    }

    private void sumTwo(int tone) {
        float[] cosA = COSINES[tone];
        float[] sinA = SINES[tone];
        float[] cosB = COSINES[tone + 1];
        float[] sinB = SINES[tone + 1];
        float reA = 0;
        float imA = 0;
        float reB = 0;
        float imB = 0;
        for (int i = 0; i < HALF; i++) {
            reA += even[i] * cosA[i];
            imA -= odd[i] * sinA[i];
            reB += even[i] * cosB[i];
            imB -= odd[i] * sinB[i];
        }
        re[tone] = reA;
        im[tone] = imA;
        re[tone + 1] = reB;
        im[tone + 1] = imB;
    }

    /** Squared amplitude of a tone. */
    float power(int tone) {
        return (re[tone] * re[tone] + im[tone] * im[tone]) / (GAIN * GAIN);
    }

    /** What the squared amplitude of a single tone would be that had all the energy of the block. */
    float totalPower() {
        return energy / ENERGY;
    }

    /** By how many hertz a tone is above its nominal frequency, if it was there in the last block too; -50 to 50. */
    double offsetHertz(int tone) {
        double across = im[tone] * (double) lastRe[tone] - re[tone] * (double) lastIm[tone];
        double along = re[tone] * (double) lastRe[tone] + im[tone] * (double) lastIm[tone];
        double cyclesPerHop = Math.atan2(across, along) / (2 * Math.PI);
        double expected = (double) DigitTones.hertz(tone) * HOP / DigitTones.RATE_HZ;
        double offset = cyclesPerHop - expected;
        return (offset - Math.rint(offset)) * DigitTones.RATE_HZ / HOP;
    }

    private static float[][] table(double phase) {
        float[] window = DigitTones.hann(BLOCK);
        float[][] table = new float[DigitTones.TONES][HALF];
        for (int tone = 0; tone < DigitTones.TONES; tone++) {
            double step = 2 * Math.PI * DigitTones.hertz(tone) / DigitTones.RATE_HZ;
            for (int i = 0; i < HALF; i++) {
                table[tone][i] = (float) (window[HALF + i] * Math.cos(step * (i + 0.5) + phase));
            }
        }
        return table;
    }

    private static float[] squares() {
        float[] window = DigitTones.hann(BLOCK);
        float[] squares = new float[HALF];
        for (int i = 0; i < HALF; i++) {
            squares[i] = window[HALF + i] * window[HALF + i];
        }
        return squares;
    }
}

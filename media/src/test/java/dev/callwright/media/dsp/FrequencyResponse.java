package dev.callwright.media.dsp;

/** Measures a resampler with one tone after the other; all results in dB relative to the tone that went in. */
final class FrequencyResponse {

    private static final double AMPLITUDE = 16000;
    private static final int SAMPLES_AT_8K = 1600;
    private static final int SETTLING_AT_8K = 100;

    private FrequencyResponse() {}

    /** Level of a tone below 4 kHz after up-sampling. */
    static double upGain(double hertz) {
        return upLevel(hertz, hertz);
    }

    /** Level of the image that appears at this frequency between 4 and 12 kHz, of the tone it is an image of. */
    static double upImage(double hertz) {
        return upLevel(Math.abs(hertz - 8000), hertz);
    }

    private static double upLevel(double inHertz, double outHertz) {
        short[] out = new short[3 * SAMPLES_AT_8K];
        Resampler.upTo24k().process(Tones.tone(inHertz, 8000, AMPLITUDE, SAMPLES_AT_8K), 0, SAMPLES_AT_8K, out, 0);
        return decibels(Tones.amplitude(out, 3 * SETTLING_AT_8K, out.length, outHertz, 24000));
    }

    /** Level at 8 kHz of a tone below 12 kHz, where it belongs or, above 4 kHz, where it is folded to. */
    static double downGain(double hertz) {
        short[] out = new short[SAMPLES_AT_8K];
        short[] in = Tones.tone(hertz, 24000, AMPLITUDE, 3 * SAMPLES_AT_8K);
        Resampler.downTo8k().process(in, 0, in.length, out, 0);
        double folded = Math.abs(hertz - 8000 * Math.rint(hertz / 8000));
        return decibels(Tones.amplitude(out, SETTLING_AT_8K, out.length, folded, 8000));
    }

    private static double decibels(double amplitude) {
        return 20 * Math.log10(amplitude / AMPLITUDE + 1e-7);
    }
}

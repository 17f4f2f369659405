package dev.callwright.media.dsp;

/** Makes tones and measures how much of a frequency there is in a signal. Levels are amplitudes in PCM16 steps. */
final class Tones {

    private Tones() {}

    static short[] tone(double hertz, int rateHz, double amplitude, int samples) {
        short[] tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / rateHz));
        }
        return tone;
    }

    /** Amplitude at one frequency, seen through a Blackman-Harris window so that others do not leak in. */
    static double amplitude(short[] signal, int from, int to, double hertz, int rateHz) {
        double cos = 0;
        double sin = 0;
        double weights = 0;
        for (int i = from; i < to; i++) {
            double turn = 2 * Math.PI * (i - from) / (to - from);
            double weight =
                    0.35875 - 0.48829 * Math.cos(turn) + 0.14128 * Math.cos(2 * turn) - 0.01168 * Math.cos(3 * turn);
            double angle = 2 * Math.PI * hertz * i / rateHz;
            cos += weight * signal[i] * Math.cos(angle);
            sin += weight * signal[i] * Math.sin(angle);
            weights += weight;
        }
        return 2 * Math.hypot(cos, sin) / weights;
    }

    /** Signal to noise in dB, the noise being any difference between the two. */
    static double snr(short[] wanted, int wantedFrom, short[] got, int gotFrom, int samples) {
        double signal = 0;
        double noise = 1e-9;
        for (int i = 0; i < samples; i++) {
            double difference = got[gotFrom + i] - wanted[wantedFrom + i];
            signal += (double) wanted[wantedFrom + i] * wanted[wantedFrom + i];
            noise += difference * difference;
        }
        return 10 * Math.log10(signal / noise);
    }

    /** The largest step between neighbours. */
    static int largestStep(short[] signal, int from, int to) {
        int largest = 0;
        for (int i = from + 1; i < to; i++) {
            largest = Math.max(largest, Math.abs(signal[i] - signal[i - 1]));
        }
        return largest;
    }
}

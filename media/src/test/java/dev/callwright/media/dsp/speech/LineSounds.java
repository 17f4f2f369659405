package dev.callwright.media.dsp.speech;

import java.util.Arrays;
import java.util.Random;

/** Makes what a telephone line carries besides speech, 8 kHz. The same seed makes the same sounds. */
final class LineSounds {

    static final int RATE = 8000;

    private static final int[] ROWS_HERTZ = {697, 770, 852, 941};
    private static final int[] COLUMNS_HERTZ = {1209, 1336, 1477, 1633};

    private final Random random;

    LineSounds(long seed) {
        random = new Random(seed);
    }

    /** The root mean square of a level in decibels of full scale. */
    static double rms(double dbfs) {
        return 32768 * Math.pow(10, dbfs / 20);
    }

    /** Brings a signal to a level, measured over the frames of 10 ms within 30 dB of the loudest. */
    static float[] at(double dbfs, float[] signal) {
        double gain = rms(dbfs) / activeRms(signal);
        float[] out = new float[signal.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (gain * signal[i]);
        }
        return out;
    }

    static double activeRms(float[] signal) {
        double loudest = 0;
        for (int at = 0; at + 80 <= signal.length; at += 80) {
            loudest = Math.max(loudest, energy(signal, at));
        }
        double sum = 0;
        int frames = 0;
        for (int at = 0; at + 80 <= signal.length; at += 80) {
            double energy = energy(signal, at);
            if (energy > loudest / 1000) {
                sum += energy;
                frames++;
            }
        }
        return Math.sqrt(sum / Math.max(1, frames) / 80) + 1e-9;
    }

    static double energy(float[] signal, int at) {
        double energy = 0;
        for (int i = at; i < at + 80; i++) {
            energy += signal[i] * signal[i];
        }
        return energy;
    }

    static void add(float[] to, int at, float[] signal) {
        for (int i = 0; i < signal.length && at + i < to.length; i++) {
            to[at + i] += signal[i];
        }
    }

    float[] white(int samples) {
        float[] out = new float[samples];
        for (int i = 0; i < samples; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return out;
    }

    /** Equal energy in every octave, near enough, by Kellet's three poles. */
    float[] pink(int samples) {
        float[] out = white(samples);
        double a = 0;
        double b = 0;
        double c = 0;
        for (int i = 0; i < samples; i++) {
            double w = out[i];
            a = 0.99765 * a + w * 0.0990460;
            b = 0.96300 * b + w * 0.2965164;
            c = 0.57000 * c + w * 1.0526913;
            out[i] = (float) (a + b + c + w * 0.1848);
        }
        return out;
    }

    /** A car at speed: rumble that swells and ebbs, an engine's harmonics, some hiss of tyres. */
    float[] car(int samples) {
        float[] out = white(samples);
        float[] hiss = white(samples);
        double low = 0;
        double lower = 0;
        for (int i = 0; i < samples; i++) {
            low += 0.12 * (out[i] - low);
            lower += 0.12 * (low - lower);
            double swell = 1 + 0.4 * Math.sin(2 * Math.PI * 0.7 * i / RATE);
            double engine = 0;
            for (int harmonic = 1; harmonic <= 6; harmonic++) {
                engine += Math.sin(2 * Math.PI * 83 * harmonic * i / RATE) / harmonic;
            }
            out[i] = (float) (swell * lower + 0.03 * engine + 0.03 * hiss[i]);
        }
        return out;
    }

    float[] hum(int samples) {
        float[] out = new float[samples];
        for (int i = 0; i < samples; i++) {
            for (int harmonic = 1; harmonic <= 15; harmonic += 2) {
                out[i] += (float) (Math.sin(2 * Math.PI * 50 * harmonic * i / RATE + harmonic) / harmonic);
            }
        }
        return out;
    }

    /** One or two bursts of breath through a throat; every other cough ends in some voice. */
    float[] cough() {
        float[] out = new float[RATE];
        int bursts = 1 + random.nextInt(2);
        int at = 0;
        for (int burst = 0; burst < bursts; burst++) {
            int length = RATE * (120 + random.nextInt(120)) / 1000;
            float[] breath = resonate(white(length), 500 + random.nextInt(400), 250);
            float[] throat = resonate(white(length), 1500 + random.nextInt(900), 500);
            boolean voiced = random.nextBoolean();
            int pitch = 100 + random.nextInt(120);
            for (int i = 0; i < length; i++) {
                double attack = Math.min(1, i / 40.0);
                double decay = Math.exp(-3.5 * i / length);
                double voice = voiced && i > length / 2 ? 1.5 * ((i * pitch / RATE) % 2 - 0.5) * 20 : 0;
                out[at + i] += (float) (attack * decay * (breath[i] + throat[i] + voice));
            }
            at += length + RATE * (40 + random.nextInt(120)) / 1000;
        }
        return Arrays.copyOf(out, Math.min(out.length, at));
    }

    float[] click() {
        float[] out = new float[40 + random.nextInt(60)];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (random.nextGaussian() * Math.exp(-i / 12.0));
        }
        return out;
    }

    /** A bang: a crack, and a few modes of wood that ring out. */
    float[] slam() {
        int length = RATE * 500 / 1000;
        float[] out = white(length);
        double[] modes = {90 + random.nextInt(60), 170 + random.nextInt(90), 320 + random.nextInt(150)};
        for (int i = 0; i < length; i++) {
            double ring = 0;
            for (double mode : modes) {
                ring += Math.sin(2 * Math.PI * mode * i / RATE);
            }
            out[i] = (float) (out[i] * Math.exp(-i / 120.0) + ring * Math.exp(-i / 500.0));
        }
        return out;
    }

    float[] digit(int millis) {
        return digit("0123456789*#ABCD".charAt(random.nextInt(16)), millis);
    }

    static float[] digit(char digit, int millis) {
        int key = "123A456B789C*0#D".indexOf(digit);
        int low = ROWS_HERTZ[key / 4];
        int high = COLUMNS_HERTZ[key % 4];
        float[] out = new float[RATE * millis / 1000];
        for (int i = 0; i < out.length; i++) {
            double turn = 2 * Math.PI * i / RATE;
            out[i] = (float) (Math.sin(turn * low) + Math.sin(turn * high));
        }
        return out;
    }

    /** Music on hold: chords of decaying partials, one or two a second. */
    float[] music(int samples) {
        float[] out = new float[samples];
        int[] scale = {262, 294, 330, 349, 392, 440, 494, 523};
        for (int at = 0; at < samples; at += RATE / 4 * (1 + random.nextInt(3))) {
            for (int voice = 0; voice < 3; voice++) {
                int hertz = scale[random.nextInt(scale.length)] * (1 + random.nextInt(2));
                for (int i = 0; i < RATE && at + i < samples; i++) {
                    double turn = 2 * Math.PI * hertz * i / RATE;
                    double tone = Math.sin(turn) + 0.4 * Math.sin(2 * turn) + 0.2 * Math.sin(3 * turn);
                    out[at + i] += (float) (Math.min(1, i / 80.0) * Math.exp(-i / 2500.0) * tone);
                }
            }
        }
        return out;
    }

    /** A voice made of a buzz with a wandering pitch and three resonances, in syllables. */
    float[] voice(int millis) {
        int samples = RATE * millis / 1000;
        float[] out = new float[samples];
        double pitch = 90 + random.nextInt(130);
        for (int at = 0; at < samples; ) {
            int length = Math.min(samples - at, RATE * (130 + random.nextInt(150)) / 1000);
            float[] buzz = buzz(length, pitch * (0.85 + 0.3 * random.nextDouble()));
            float[] syllable = resonate(buzz, 300 + random.nextInt(500), 90);
            add(syllable, 0, scaled(0.6, resonate(buzz, 900 + random.nextInt(1200), 120)));
            add(syllable, 0, scaled(0.3, resonate(buzz, 2300 + random.nextInt(600), 180)));
            for (int i = 0; i < length; i++) {
                syllable[i] *= (float) Math.min(1, Math.min(i, length - i) / 120.0);
            }
            add(out, at, syllable);
            at += length + RATE * random.nextInt(80) / 1000;
        }
        return out;
    }

    private float[] buzz(int samples, double pitch) {
        float[] out = new float[samples];
        double phase = 0;
        double drift = (random.nextDouble() - 0.5) * 0.3;
        for (int i = 0; i < samples; i++) {
            double now = pitch * (1 + drift * i / samples + 0.01 * random.nextGaussian());
            phase += now / RATE;
            if (phase >= 1) {
                phase -= 1;
                out[i] = 1;
            }
            out[i] += (float) (0.01 * random.nextGaussian());
        }
        return out;
    }

    private static float[] scaled(double gain, float[] signal) {
        float[] out = new float[signal.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (gain * signal[i]);
        }
        return out;
    }

    /** One resonance: a pole pair of this frequency and bandwidth, of gain 1 or so. */
    private static float[] resonate(float[] in, double hertz, double bandwidth) {
        double r = Math.exp(-Math.PI * bandwidth / RATE);
        double a = 2 * r * Math.cos(2 * Math.PI * hertz / RATE);
        float[] out = new float[in.length];
        double last = 0;
        double beforeLast = 0;
        for (int i = 0; i < in.length; i++) {
            double now = (1 - r) * in[i] + a * last - r * r * beforeLast;
            beforeLast = last;
            last = now;
            out[i] = (float) now;
        }
        return out;
    }
}

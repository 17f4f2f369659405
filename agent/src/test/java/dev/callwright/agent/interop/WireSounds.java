package dev.callwright.agent.interop;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/** What a caller is heard with: a piece of the bundled sentence, a cough. The same seed makes the same sounds. */
final class WireSounds {

    private static final int RATE = 8000;

    private final Random random;
    private final short[] sentence;

    WireSounds(long seed) throws IOException {
        random = new Random(seed);
        sentence = Lab.sentence();
    }

    /** A second and a half of speech from its very beginning, at -30 to -18 dBFS or so. */
    short[] words() {
        double gain = 0.3 + 0.7 * random.nextDouble();
        short[] words = Arrays.copyOf(sentence, RATE * 3 / 2);
        for (int i = 0; i < words.length; i++) {
            words[i] = (short) (gain * words[i]);
        }
        return words;
    }

    /** One or two bursts of breath that die away. */
    short[] cough() {
        short[] cough = new short[RATE];
        int at = 0;
        for (int burst = 1 + random.nextInt(2); burst > 0; burst--) {
            int length = RATE * (120 + random.nextInt(120)) / 1000;
            breath(cough, at, length, 3000 + 9000 * random.nextDouble());
            at += length + RATE * (40 + random.nextInt(120)) / 1000;
        }
        return Arrays.copyOf(cough, at);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private void breath(short[] out, int at, int length, double level) {
        double hertz = 500 + random.nextInt(400);
        double pole = Math.exp(-Math.PI * 300 / RATE);
        double turn = 2 * pole * Math.cos(2 * Math.PI * hertz / RATE);
        double last = 0;
        double beforeLast = 0;
        for (int i = 0; i < length; i++) {
            double breath = random.nextGaussian();
            double now = 0.3 * breath + turn * last - pole * pole * beforeLast;
            beforeLast = last;
            last = now;
            double envelope = Math.min(1, i / 40.0) * Math.exp(-3.5 * i / length);
            out[at + i] = (short) Math.clamp(level * envelope * (0.3 * now + 0.2 * breath), -30_000, 30_000);
        }
    }
}

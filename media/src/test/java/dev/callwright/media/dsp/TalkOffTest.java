package dev.callwright.media.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no digit must not be one: noise, single tones, and voices made of a buzz and three resonances. */
class TalkOffTest {

    private static final int MINUTE = 60 * 8000;

    @ParameterizedTest
    @ValueSource(ints = {100, 3000, 12_000})
    void hearsNoDigitsInMinutesOfNoise(int amplitude) {
        Random random = new Random(1);
        short[] audio = new short[5 * MINUTE];
        for (int i = 0; i < audio.length; i++) {
            audio[i] = (short) Math.clamp(amplitude * random.nextGaussian(), Short.MIN_VALUE, Short.MAX_VALUE);
        }

        assertThat(Keypad.heard(audio)).isEmpty();
    }

    @Test
    void hearsNoDigitsInMinutesOfBuzzingVoices() {
        Random random = new Random(2);
        for (int voice = 0; voice < 10; voice++) {
            assertThat(Keypad.heard(speech(random, MINUTE)))
                    .as("voice " + voice)
                    .isEmpty();
        }
    }

    @Test
    void hearsNoDigitInDialToneRingingToneAndSingleTones() {
        for (int hertz = 300; hertz < 2000; hertz += 7) {
            assertThat(Keypad.heard(Tones.tone(hertz, 8000, 8000, 4000)))
                    .as(hertz + " Hz")
                    .isEmpty();
        }
        short[] dialTone = Tones.tone(350, 8000, 6000, 8000);
        short[] upper = Tones.tone(440, 8000, 6000, 8000);
        for (int i = 0; i < dialTone.length; i++) {
            dialTone[i] += upper[i];
        }
        assertThat(Keypad.heard(dialTone)).isEmpty();
    }

    @Test
    void hearsNoDigitWhereAToneHasASecondHarmonic() {
        short[] five = new Keypad(3).millis(100, 50).press("5");
        short[] harmonic = Tones.tone(2 * 1336, 8000, 3000, five.length);
        for (int i = 0; i < five.length; i++) {
            five[i] += five[i] == 0 ? 0 : harmonic[i];
        }

        assertThat(Keypad.heard(five)).isEmpty();
    }

    /** Vowels of 100 to 300 ms that glide into each other: pulses at the pitch through resonances that wander. */
    private static short[] speech(Random random, int samples) {
        short[] audio = new short[samples];
        double[] state = new double[6];
        double[] from = {500, 1500, 2500};
        double[] to = from.clone();
        double pitch = 100 + random.nextInt(150);
        double phase = 0;
        int until = 0;
        int length = 1;
        for (int i = 0; i < samples; i++) {
            if (i == until) {
                from = to;
                to = new double[] {250 + random.nextInt(700), 850 + random.nextInt(1500), 2400 + random.nextInt(700)};
                length = 800 + random.nextInt(1600);
                until = i + length;
                pitch = Math.clamp(pitch + random.nextGaussian() * 15, 80, 300);
            }
            double share = 1 - (until - i) / (double) length;
            phase += pitch / 8000;
            double sample = phase >= 1 ? 6000 : random.nextGaussian() * 20;
            phase -= Math.floor(phase);
            for (int k = 0; k < 3; k++) {
                sample = resonate(sample, from[k] + share * (to[k] - from[k]), state, 2 * k);
            }
            audio[i] = (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return audio;
    }

    private static double resonate(double sample, double hertz, double[] state, int at) {
        double radius = Math.exp(-Math.PI * 70 / 8000);
        double feedback = 2 * radius * Math.cos(2 * Math.PI * hertz / 8000);
        double out = sample * (1 - radius) * 4 + feedback * state[at] - radius * radius * state[at + 1];
        state[at + 1] = state[at];
        state[at] = out;
        return out;
    }
}

package dev.callwright.media.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ToneGeneratorTest {

    private static final double ZERO_DBM0 = 22_700;

    private final ToneGenerator generator = new ToneGenerator();

    @Test
    void makesTheTwoTonesOfEachDigitAtTheirLevels() {
        short[] five = digit('5', 800);

        assertThat(dbm0(five, 770)).isCloseTo(-9, Offset.offset(0.2));
        assertThat(dbm0(five, 1336)).isCloseTo(-7, Offset.offset(0.2));
        assertThat(dbm0(five, 2 * 770)).isLessThan(-60);
    }

    @Test
    void makesDigitsTheDetectorHears() {
        StringBuilder heard = new StringBuilder();
        for (int i = 0; i < Keypad.DIGITS.length(); i++) {
            heard.append(Keypad.heard(digit(Keypad.DIGITS.charAt(i), 800)));
        }

        assertThat(heard).hasToString(Keypad.DIGITS);
    }

    @Test
    void beginsAndEndsSoftly() {
        short[] audio = digit('#', 800);

        assertThat(Math.abs(audio[0])).isLessThan((short) 50);
        assertThat(Math.abs(audio[799])).isLessThan((short) 200);
        assertThat(Tones.largestStep(audio, 0, 5)).isLessThan(1500);
    }

    @Test
    void isSilentAfterADigitAndSaysHowMuchIsLeft() {
        generator.begin('a', 100);
        short[] out = new short[160];
        generator.next(out, 0, 60);
        assertThat(generator.remaining()).isEqualTo(40);

        generator.next(out, 0, 160);

        assertThat(generator.remaining()).isZero();
        assertThat(out[40]).isZero();
        assertThat(out[159]).isZero();
    }

    @Test
    void refusesWhatIsNoDigit() {
        assertThat(ToneGenerator.isDigit('x')).isFalse();
        assertThatThrownBy(() -> generator.begin('x', 800)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> generator.begin('1', 63)).isInstanceOf(IllegalArgumentException.class);
    }

    private short[] digit(char digit, int samples) {
        short[] audio = new short[samples + 160];
        generator.begin(digit, samples);
        generator.next(audio, 0, audio.length);
        return audio;
    }

    private static double dbm0(short[] audio, double hertz) {
        return 20 * Math.log10(Tones.amplitude(audio, 40, 760, hertz, 8000) / ZERO_DBM0);
    }
}

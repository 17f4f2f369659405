package dev.callwright.media.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.media.codec.G711;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToneDetectorTest {

    /** Twenty times each, at twenty places of the detector's blocks and with as many phases. */
    private static final String MANY = Keypad.DIGITS.repeat(20);

    private final Keypad keypad = new Keypad(4711);

    @ParameterizedTest
    @ValueSource(doubles = {-36, -30, -20, -10, -3})
    void hearsAllDigitsFromFaintToLoud(double dbm0) {
        assertThat(Keypad.heard(keypad.level(dbm0, dbm0).press(MANY))).isEqualTo(MANY);
    }

    @Test
    void hearsTonesThatOverloadTheCodec() {
        assertThat(Keypad.heard(keypad.level(0, 0).press(MANY))).isEqualTo(MANY);
    }

    @Test
    void ignoresTonesFainterThanAnyLineMakesThem() {
        assertThat(Keypad.heard(keypad.level(-44, -44).press(MANY))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-10, -18", "-10, -14", "-14, -10", "-28, -36"})
    void hearsDigitsWithTheTwistOfRealLines(double low, double high) {
        assertThat(Keypad.heard(keypad.level(low, high).press(MANY))).isEqualTo(MANY);
    }

    @ParameterizedTest
    @CsvSource({"-10, -22", "-18, -10"})
    void refusesDigitsWithMoreTwist(double low, double high) {
        assertThat(Keypad.heard(keypad.level(low, high).press(MANY))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.015, 0.015", "-0.015, -0.015", "0.015, -0.015", "-0.015, 0.015", "0.015, 0", "0, -0.015"})
    void hearsFrequenciesOffByOneAndAHalfPercent(double low, double high) {
        assertThat(Keypad.heard(keypad.error(low, high).press(MANY))).isEqualTo(MANY);
    }

    @ParameterizedTest
    @CsvSource({"0.035, 0", "-0.035, 0", "0, 0.035", "0, -0.035", "0.035, 0.035", "-0.035, -0.035", "0.05, 0", "0, 0.07"
    })
    void refusesFrequenciesOffByThreeAndAHalfPercent(double low, double high) {
        assertThat(Keypad.heard(keypad.error(low, high).press(MANY))).isEmpty();
    }

    @Test
    void hearsTonesAndPausesOfFortyMillis() {
        assertThat(Keypad.heard(keypad.millis(40, 40).press(MANY))).isEqualTo(MANY);
    }

    @Test
    void hearsADoubleDigitAsTwo() {
        assertThat(Keypad.heard(keypad.millis(40, 40).press("5566##99"))).isEqualTo("5566##99");
    }

    @Test
    void refusesTonesOfTwentyMillis() {
        assertThat(Keypad.heard(keypad.millis(20, 60).press(MANY))).isEmpty();
    }

    @Test
    void hearsALongDigitOnce() {
        assertThat(Keypad.heard(keypad.millis(3000, 100).press("7"))).isEqualTo("7");
    }

    @Test
    void hearsADigitWithAGapOfTenMillisOnce() {
        for (int gapAt = 600; gapAt < 680; gapAt += 7) {
            short[] audio = keypad.millis(200, 50).press("8");
            Arrays.fill(audio, gapAt + 400, gapAt + 480, (short) 0);

            assertThat(Keypad.heard(audio)).isEqualTo("8");
        }
    }

    @Test
    void hearsDigitsInNoiseFifteenDecibelsBelow() {
        assertThat(Keypad.heard(keypad.noise(15).press(MANY))).isEqualTo(MANY);
        assertThat(Keypad.heard(
                        keypad.level(-10, -18).noise(15).error(0.015, -0.015).press(MANY)))
                .isEqualTo(MANY);
    }

    @Test
    void hearsTheShortestTonesInNoise() {
        assertThat(Keypad.heard(keypad.noise(15).millis(40, 40).press(MANY))).isEqualTo(MANY);
    }

    @ParameterizedTest
    @EnumSource(G711.class)
    void hearsDigitsThroughTheCodec(G711 codec) {
        for (double dbm0 : new double[] {-36, -20, -6}) {
            short[] audio = keypad.level(dbm0, dbm0).millis(40, 40).press(MANY);
            byte[] octets = new byte[audio.length];
            codec.encode(audio, 0, audio.length, octets, 0);
            codec.decode(octets, 0, audio.length, audio, 0);

            assertThat(Keypad.heard(audio)).as(dbm0 + " dBm0").isEqualTo(MANY);
        }
    }

    @Test
    void tellsADigitWithinFiftyMillisOfItsOnset() {
        for (int onset = 0; onset < 160; onset++) {
            short[] audio = new short[onset + 800];
            short[] press = keypad.millis(100, 0).press("5");
            int first = 0;
            while (press[first] == 0) {
                first++;
            }
            System.arraycopy(press, first, audio, onset, 800);
            ToneDetector detector = new ToneDetector();
            int at = 0;
            while (detector.accept(audio, at, 10) == ToneDetector.NONE) {
                at += 10;
            }
            assertThat((at + 10 - onset) / 8).as("millis after onset").isBetween(25, 50);
        }
    }

    @Test
    void takesPiecesOfAnyLengthUpToTwentyMillis() {
        short[] audio = keypad.press("159D");
        ToneDetector detector = new ToneDetector();
        StringBuilder digits = new StringBuilder();
        int length = 1;
        for (int at = 0; at < audio.length; at += length) {
            length = Math.min(at % 160 + 1, audio.length - at);
            char digit = detector.accept(audio, at, length);
            digits.append(digit == ToneDetector.NONE ? "" : digit);
        }

        assertThat(digits).hasToString("159D");
        assertThatThrownBy(() -> detector.accept(new short[200], 0, 161)).isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.callwright.media.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BeepDetectorTest {

    @ParameterizedTest
    @CsvSource({
        "1000, 200, 8000, 0",
        "440, 500, 4000, 0",
        "1400, 1000, 1500, 0",
        "2200, 300, 8000, 20",
        "800, 1400, 3000, 60",
        "350, 250, 8000, 20",
        "425, 800, 6000, 20"
    })
    void findsASteadyToneThatIsOver(double hz, int millis, double amplitude, double noise) {
        short[] line = AnswerGuessTest.line(
                noise, AnswerGuessTest.silence(333), tone(hz, millis, amplitude), AnswerGuessTest.silence(500));

        assertThat(beeps(line)).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({"1000, 80", "1000, 1900", "200, 500", "3000, 500"})
    void aToneTooShortTooLongTooLowOrTooHighIsNone(double hz, int millis) {
        short[] line = AnswerGuessTest.line(
                0, AnswerGuessTest.silence(100), tone(hz, millis, 6000), AnswerGuessTest.silence(500));

        assertThat(beeps(line)).containsExactly(0);
    }

    @Test
    void aToneThatIsFollowedBySpeechIsNone() throws IOException {
        short[] line = AnswerGuessTest.line(
                0, AnswerGuessTest.silence(100), tone(1000, 300, 6000), AnswerGuessTest.recorded("machine-en"));

        assertThat(beeps(line)).containsExactly(0);
    }

    @Test
    void aSlidingToneIsNone() {
        short[] slide = new short[4000];
        double phase = 0;
        for (int i = 0; i < slide.length; i++) {
            phase += 2 * Math.PI * (500 + i * 0.4) / 8000;
            slide[i] = (short) (6000 * Math.sin(phase));
        }

        assertThat(beeps(AnswerGuessTest.line(0, slide, AnswerGuessTest.silence(500))))
                .containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"machine-en", "machine-zh", "answer-office", "answer-wei", "answer-hello"})
    void speechHasNoTone(String words) throws IOException {
        short[] line = AnswerGuessTest.line(5, AnswerGuessTest.recorded(words), AnswerGuessTest.silence(500));

        assertThat(beeps(line)).containsExactly(0);
    }

    @Test
    void keysHaveTwoTones() {
        short[] key = new short[2400];
        IntStream.range(0, key.length)
                .forEach(i -> key[i] = (short) (4000 * Math.sin(2 * Math.PI * 770 * i / 8000)
                        + 4000 * Math.sin(2 * Math.PI * 1336 * i / 8000)));

        assertThat(beeps(AnswerGuessTest.line(0, key, AnswerGuessTest.silence(500)))).containsExactly(0);
    }

    private static int[] beeps(short[] line) {
        BeepDetector detector = new BeepDetector();
        int found = 0;
        for (int at = 0; at < line.length; at += 80) {
            found += detector.accept(line, at, Math.min(80, line.length - at)) ? 1 : 0;
        }
        return new int[] {found};
    }

    private static short[] tone(double hz, int millis, double amplitude) {
        short[] tone = new short[8 * millis];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (amplitude * Math.sin(2 * Math.PI * hz * i / 8000));
        }
        return tone;
    }
}

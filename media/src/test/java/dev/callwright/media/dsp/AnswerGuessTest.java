package dev.callwright.media.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.media.codec.WavFile;
import dev.callwright.media.dsp.AnswerGuess.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerGuessTest {

    private static final int RATE = 8000;

    @ParameterizedTest
    @CsvSource({
        "answer-hello, 0",
        "answer-hello, 30",
        "answer-office, 0",
        "answer-office, 30",
        "answer-wei, 0",
        "answer-wei, 30"
    })
    void whoeverSaysAWordAndWaitsIsAPerson(String words, double noise) throws IOException {
        short[] line = line(noise, silence(700), recorded(words), silence(2000));
        int endOfWords = RATE * 7 / 10 + recorded(words).length;

        int at = verdictAt(line, Verdict.PERSON);

        assertThat(at).as("known soon after the last word").isBetween(RATE / 2, endOfWords + RATE);
    }

    @ParameterizedTest
    @CsvSource({"machine-en, 0", "machine-en, 30", "machine-zh, 0", "machine-zh, 30"})
    void whoeverTalksOnIsAMachine(String words, double noise) throws IOException {
        short[] line = line(noise, silence(500), recorded(words));

        assertThat(verdictAt(line, Verdict.MACHINE)).isBetween(RATE * 2, RATE * 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, 300})
    void nobodyIsKnownByTheNoiseOfTheLine(int noise) {
        AnswerGuess guess = new AnswerGuess();

        Verdict verdict = guess.accept(line(noise, silence(10_000)), 0, 10 * RATE);

        assertThat(verdict).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aClickIsNobody() {
        short[] click = new short[400];
        Arrays.fill(click, (short) 8000);
        short[] line = line(0, silence(300), click, silence(3000));

        assertThat(new AnswerGuess().accept(line, 0, line.length)).isEqualTo(Verdict.UNKNOWN);
    }

    /** Hears in pieces of odd lengths; returns the sample of the verdict. */
    private static int verdictAt(short[] line, Verdict expected) {
        AnswerGuess guess = new AnswerGuess();
        for (int at = 0; at < line.length; at += 97) {
            Verdict verdict = guess.accept(line, at, Math.min(97, line.length - at));
            if (verdict != Verdict.UNKNOWN) {
                assertThat(verdict).isEqualTo(expected);
                return at;
            }
        }
        throw new AssertionError("no verdict");
    }

    static short[] line(double noise, short[]... parts) {
        Random random = new Random(7);
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        short[] line = new short[length];
        int at = 0;
        for (short[] part : parts) {
            for (short sample : part) {
                line[at++] = (short) (sample + noise * random.nextGaussian());
            }
        }
        return line;
    }

    static short[] silence(int millis) {
        return new short[RATE * millis / 1000];
    }

    static short[] recorded(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(AnswerGuessTest.class.getResourceAsStream(name + ".wav"))) {
            return WavFile.read(in).samples(0);
        }
    }
}

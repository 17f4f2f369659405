package dev.callwright.agent.bridge.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.media.codec.WavFile;
import dev.callwright.media.dsp.ToneDetector;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All speech the program brings along, among it every digit spoken, at several levels: none of it is a digit pressed. */
class TalkOffTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answer-1",
                "answer-2",
                "answer-3",
                "goodbye",
                "greeting",
                "long",
                "pound",
                "star",
                "tool-result",
                "you-pressed",
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine"
            })
    void hearsNoDigitInTheSimulatorsSpeech(String name) throws IOException {
        hearNoDigit(Scenario.class, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"caller-1", "caller-2"})
    void hearsNoDigitInTheCallersSpeech(String name) throws IOException {
        hearNoDigit(ScriptedPhone.class, name);
    }

    private static void hearNoDigit(Class<?> beside, String name) throws IOException {
        short[] speech = read(beside, name);
        for (double gain : new double[] {0.1, 0.5, 1, 3}) {
            ToneDetector detector = new ToneDetector();
            short[] piece = new short[160];
            for (int at = 0; at + 160 <= speech.length; at += 160) {
                for (int i = 0; i < 160; i++) {
                    piece[i] = (short) Math.clamp(Math.round(gain * speech[at + i]), Short.MIN_VALUE, Short.MAX_VALUE);
                }
                assertThat(detector.accept(piece, 0, 160)).as("at sample " + at).isEqualTo(ToneDetector.NONE);
            }
        }
    }

    private static short[] read(Class<?> beside, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name + ".wav"), name)) {
            return WavFile.read(in).samples(0);
        }
    }
}

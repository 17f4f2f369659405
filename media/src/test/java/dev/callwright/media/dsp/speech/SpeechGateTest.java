package dev.callwright.media.dsp.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.callwright.media.dsp.speech.SpeechGate.Edge;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Voices are a buzz through three resonances, in syllables; what is no speech is made as {@link LineSounds} says. */
class SpeechGateTest {

    private static final int SECOND = 8000;

    private final LineSounds sounds = new LineSounds(7);

    @ParameterizedTest
    @ValueSource(ints = {-12, -22, -34})
    void hearsSpeechLoudAndQuietSoonAfterItBeginsAndWhenItEnds(int level) {
        for (int i = 0; i < 10; i++) {
            float[] line = line(4);
            LineSounds.add(line, SECOND, LineSounds.at(level, sounds.voice(1200)));

            List<GateLine.Heard> heard = new GateLine().hear(line);

            assertThat(heard).extracting(GateLine.Heard::edge).containsExactly(Edge.ONSET, Edge.SPEECH, Edge.END);
            assertThat(heard.get(0).millis()).isBetween(1000, 1060);
            assertThat(heard.get(1).millis()).isBetween(1100, 1500);
            assertThat(heard.get(2).millis()).isBetween(2500, 2800);
        }
    }

    @ParameterizedTest
    @CsvSource({"white, -30", "white, -45", "pink, -30", "car, -30", "hum, -25"})
    void takesSteadyNoiseForNoSpeechAndHearsSpeechInIt(String kind, int level) {
        float[] line = line(20);
        LineSounds.add(line, 0, LineSounds.at(level, noise(kind, line.length)));
        assertThat(new GateLine().hear(line)).isEmpty();

        LineSounds.add(line, 10 * SECOND, LineSounds.at(level + 15, sounds.voice(1500)));
        List<GateLine.Heard> heard = new GateLine().hear(line);
        assertThat(GateLine.count(heard, Edge.SPEECH)).isEqualTo(1);
        assertThat(GateLine.count(heard, Edge.END)).isEqualTo(1);
    }

    @Test
    void getsUsedToNoiseThatBeginsInMidCall() {
        float[] line = line(20);
        LineSounds.add(line, 5 * SECOND, LineSounds.at(-30, sounds.pink(15 * SECOND)));

        List<GateLine.Heard> heard = new GateLine().hear(line);

        assertThat(heard).extracting(GateLine.Heard::edge).containsExactly(Edge.ONSET, Edge.FALSE_ALARM);
        assertThat(heard.get(1).millis()).isLessThan(6000);
    }

    @Test
    void takesHardlyACoughForSpeech() {
        List<GateLine.Heard> heard = hearEach(100, sounds::cough, -20);

        assertThat(GateLine.count(heard, Edge.SPEECH)).isLessThanOrEqualTo(5);
        assertThat(GateLine.count(heard, Edge.ONSET)).isGreaterThanOrEqualTo(100);
    }

    @Test
    void takesNeitherClicksNorBangsNorDigitsForSpeech() {
        assertThat(GateLine.count(hearEach(50, sounds::click, -15), Edge.SPEECH))
                .isZero();
        assertThat(GateLine.count(hearEach(50, sounds::slam, -15), Edge.SPEECH)).isZero();
        assertThat(GateLine.count(hearEach(50, () -> sounds.digit(100), -15), Edge.SPEECH))
                .isZero();
        assertThat(GateLine.count(hearEach(50, () -> sounds.digit(300), -25), Edge.SPEECH))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"20, 10", "60, 20", "150, 10", "150, 30", "400, 15"})
    void hearsNothingInTheAgentsOwnEcho(int delayMillis, int decibels) {
        float[] agent = agent(30);
        float[] line = line(30);
        LineSounds.add(line, delayMillis * 8, scaled(agent, decibels));

        List<GateLine.Heard> heard = new GateLine().hear(line, agent);

        assertThat(GateLine.count(heard, Edge.SPEECH)).isZero();
        assertThat(GateLine.count(heard, Edge.ONSET)).isLessThanOrEqualTo(1);
    }

    @Test
    void sparesTheAgentAnEchoThatBeginsOfASuddenAndKnowsItAfterwards() {
        float[] agent = agent(30);
        float[] line = line(30);
        float[] echo = scaled(agent, 12);
        Arrays.fill(echo, 0, 10 * SECOND, 0);
        LineSounds.add(line, 100 * 8, echo);

        List<GateLine.Heard> heard = new GateLine().hear(line, agent);

        assertThat(GateLine.count(heard, Edge.SPEECH)).isZero();
        assertThat(GateLine.count(heard, Edge.ONSET)).isBetween(1L, 8L);
    }

    @ParameterizedTest
    @CsvSource({"60, 30", "200, 20"})
    void hearsTheCallerOverTheAgentAndItsEcho(int delayMillis, int decibels) {
        for (int i = 0; i < 5; i++) {
            float[] agent = agent(10);
            float[] line = line(10);
            LineSounds.add(line, delayMillis * 8, scaled(agent, decibels));
            LineSounds.add(line, 6 * SECOND, LineSounds.at(-18, sounds.voice(1500)));

            List<GateLine.Heard> heard = new GateLine().hear(line, agent);

            assertThat(heard.stream().filter(each -> each.edge() == Edge.SPEECH).findFirst())
                    .hasValueSatisfying(speech -> assertThat(speech.millis()).isBetween(6000, 7000));
        }
    }

    @Test
    void doesNotHoldABriefFirstSyllableAgainstTheCaller() {
        for (int i = 0; i < 5; i++) {
            float[] agent = agent(10);
            float[] line = line(10);
            LineSounds.add(line, 6 * SECOND, LineSounds.at(-18, sounds.voice(60)));
            LineSounds.add(line, 6 * SECOND + 180 * 8, LineSounds.at(-18, sounds.voice(1500)));

            List<GateLine.Heard> heard = new GateLine().hear(line, agent);

            assertThat(heard.stream().filter(each -> each.edge() == Edge.SPEECH).findFirst())
                    .hasValueSatisfying(speech -> assertThat(speech.millis()).isBetween(6180, 6700));
        }
    }

    @Test
    void hearsACallerWhoGoesOnAfterTheAgentHasFallenSilent() {
        float[] agent = agent(10);
        float[] line = line(10);
        Arrays.fill(agent, 6 * SECOND, agent.length, 0);
        // Saying just what the agent says is as like an echo as can be.
        LineSounds.add(line, 800, scaled(agent, 6));
        LineSounds.add(line, 6 * SECOND, LineSounds.at(-20, sounds.voice(1500)));

        List<GateLine.Heard> heard = new GateLine().hear(line, agent);

        assertThat(heard.getLast().edge()).isEqualTo(Edge.END);
    }

    @Test
    void countsSoundAndTellsWhetherTheCallerSpeaks() {
        SpeechGate gate = new SpeechGate(Duration.ofMillis(120), Duration.ofMillis(300));
        GateLine ear = new GateLine(gate);
        float[] line = line(3);
        LineSounds.add(line, SECOND, LineSounds.at(-20, sounds.voice(2000)));

        ear.hear(Arrays.copyOf(line, SECOND));
        assertThat(gate.speaking()).isFalse();
        assertThat(gate.soundMillis()).isZero();
        ear.hear(Arrays.copyOfRange(line, SECOND, 2 * SECOND));
        assertThat(gate.speaking()).isTrue();
        assertThat(gate.soundMillis()).isBetween(600, 1000);
        ear.hear(line(1));
        assertThat(gate.speaking()).isFalse();
        assertThat(gate.soundMillis()).isZero();
    }

    @Test
    void hearsTheSameInPiecesOfAnyLength() {
        float[] line = line(3);
        LineSounds.add(line, SECOND, LineSounds.at(-20, sounds.voice(1000)));
        short[] pcm = new short[line.length];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (short) line[i];
        }
        SpeechGate gate = new SpeechGate(Duration.ofMillis(120), Duration.ofMillis(500));
        StringBuilder edges = new StringBuilder();
        for (int at = 0; at + 137 <= pcm.length; at += 137) {
            Edge edge = gate.hear(Arrays.copyOfRange(pcm, at, at + 137), 137);
            edges.append(edge == Edge.NONE ? "" : edge + " ");
        }

        assertThat(edges).hasToString("ONSET SPEECH END ");
    }

    @Test
    void allocatesNothing() {
        SpeechGate gate = new SpeechGate(Duration.ofMillis(120), Duration.ofMillis(500));
        short[] pcm = new short[160];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (short) ((i % 53) * 200 - 5000);
        }
        feed(gate, pcm, 20_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        feed(gate, pcm, 20_000);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000);
    }

    private static void feed(SpeechGate gate, short[] pcm, int pieces) {
        short[] silence = new short[160];
        for (int i = 0; i < pieces; i++) {
            gate.played(i % 100 < 50 ? pcm : silence, 160);
            gate.hear(i % 70 < 35 ? pcm : silence, 160);
        }
    }

    private List<GateLine.Heard> hearEach(int times, java.util.function.Supplier<float[]> sound, int level) {
        float[] line = line(2 * times + 1);
        for (int i = 0; i < times; i++) {
            LineSounds.add(line, (2 * i + 1) * SECOND + 13 * i, LineSounds.at(level, sound.get()));
        }
        return new GateLine().hear(line);
    }

    private float[] line(int seconds) {
        return LineSounds.at(-66, sounds.white(seconds * SECOND));
    }

    private float[] agent(int seconds) {
        float[] agent = new float[seconds * SECOND];
        LineSounds.add(agent, 0, LineSounds.at(-18, sounds.voice(seconds * 1000)));
        return agent;
    }

    private static float[] scaled(float[] signal, double decibelsBelow) {
        float gain = (float) Math.pow(10, -decibelsBelow / 20);
        float[] out = new float[signal.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = gain * signal[i];
        }
        return out;
    }

    private float[] noise(String kind, int samples) {
        return switch (kind) {
            case "white" -> sounds.white(samples);
            case "pink" -> sounds.pink(samples);
            case "car" -> sounds.car(samples);
            default -> sounds.hum(samples);
        };
    }
}

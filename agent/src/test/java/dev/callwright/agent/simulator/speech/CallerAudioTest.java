package dev.callwright.agent.simulator.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CallerAudioTest {

    private static final CallerAudio.Detection DETECTION =
            new CallerAudio.Detection(500, Duration.ofMillis(500), Duration.ofMillis(60), Duration.ofMillis(500));

    private final Recorder heard = new Recorder();

    @Test
    void handsOutTheUtteranceFromThePrefixToTheEndByteForByte() {
        byte[] stream = Sound.join(hiss(5_000), Sound.tone(1_500), hiss(1_000));
        CallerAudio audio = new CallerAudio(Duration.ofMinutes(1));
        audio.detect(DETECTION);

        for (int offset = 0; offset < stream.length; offset += 960) {
            audio.append(Arrays.copyOfRange(stream, offset, Math.min(stream.length, offset + 960)), heard);
        }

        assertThat(heard.events).containsExactly("started 5000", "stopped 6500");
        assertThat(heard.utterances.getFirst())
                .isEqualTo(Arrays.copyOfRange(stream, 4_500 * Pcm.BYTES_PER_MILLI, 6_600 * Pcm.BYTES_PER_MILLI));
    }

    @Test
    void hearsTheSameHoweverTheStreamIsCut() {
        byte[] stream = Sound.join(
                hiss(777), Sound.tone(500), hiss(1_300), Sound.tone(900), hiss(3_000), Sound.tone(300), hiss(700));
        Recorder whole = new Recorder();
        CallerAudio first = new CallerAudio(Duration.ofMinutes(1));
        first.detect(DETECTION);
        first.append(stream, whole);

        long seed = System.nanoTime();
        Random random = new Random(seed);
        CallerAudio second = new CallerAudio(Duration.ofMinutes(1));
        second.detect(DETECTION);
        for (int offset = 0; offset < stream.length; ) {
            int length = Math.min(stream.length - offset, 2 * (1 + random.nextInt(5_000)));
            second.append(Arrays.copyOfRange(stream, offset, offset + length), heard);
            offset += length;
        }

        assertThat(heard.events).as("seed %d", seed).isEqualTo(whole.events).hasSize(6);
        assertThat(heard.utterances).as("seed %d", seed).containsExactlyElementsOf(whole.utterances);
    }

    @Test
    void dropsTheOldestAudioOfAnEndlessUtterance() {
        CallerAudio audio = new CallerAudio(Duration.ofSeconds(2));
        audio.detect(DETECTION);

        audio.append(Sound.join(Sound.tone(10_000), Sound.silence(600)), heard);

        assertThat(heard.utterances.getFirst().length).isLessThanOrEqualTo(2_000 * Pcm.BYTES_PER_MILLI);
        assertThat(audio.dropped()).isGreaterThan(7_000 * Pcm.BYTES_PER_MILLI);
    }

    @Test
    void collectsWithoutDetectionUntilItIsTaken() {
        CallerAudio audio = new CallerAudio(Duration.ofMinutes(1));
        byte[] tone = Sound.tone(800);

        audio.append(tone, heard);

        assertThat(audio.take()).isEqualTo(tone);
        assertThat(audio.isEmpty()).isTrue();
        assertThat(heard.events).isEmpty();
    }

    @Test
    void forgetsTheUtteranceThatIsCleared() {
        CallerAudio audio = new CallerAudio(Duration.ofMinutes(1));
        audio.detect(DETECTION);

        audio.append(Sound.tone(500), heard);
        audio.clear();
        audio.append(Sound.silence(1_000), heard);

        assertThat(heard.events).containsExactly("started 0");
    }

    private static byte[] hiss(int millis) {
        Random random = new Random(millis);
        short[] samples = new short[millis * 24];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextInt(200) - 100);
        }
        return Pcm.littleEndian(samples);
    }

    private static final class Recorder implements CallerAudio.Listener {

        private final List<String> events = new ArrayList<>();
        private final List<byte[]> utterances = new ArrayList<>();

        @Override
        public void speechStarted(long audioMillis) {
            events.add("started " + audioMillis);
        }

        @Override
        public void speechStopped(long audioMillis, byte[] utterance) {
            events.add("stopped " + audioMillis);
            utterances.add(utterance);
        }
    }
}

package dev.callwright.agent.simulator.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.media.codec.G711;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Known speech, the bundled prompts, is told apart by its shape. */
final class EarsTest {

    private static final List<String> NAMES =
            List.of("greeting", "answer-1", "answer-2", "answer-3", "goodbye", "tool-result", "two", "seven");

    private final Prompts prompts = Prompts.load();
    private final Ears ears = new Ears();

    @BeforeEach
    void knowsThePrompts() {
        NAMES.forEach(name -> ears.learn(
                prompts.named(name).text(), samples(prompts.named(name).pcm()), 24_000));
    }

    @Test
    void knowsEachPromptAgainThroughATelephone() {
        assertThat(NAMES).allSatisfy(name -> {
            byte[] heard = surrounded(telephone(prompts.named(name).pcm()), 520, 130);

            assertThat(ears.recognise(heard)).contains(prompts.named(name).text());
        });
    }

    @Test
    void doesNotKnowWhatItNeverLearnt() {
        assertThat(ears.recognise(prompts.named("long").pcm())).isEmpty();
        assertThat(ears.recognise(new byte[48_000])).isEmpty();
        assertThat(new Ears().recognise(prompts.named("two").pcm())).isEmpty();
    }

    @Test
    void hearsTwoUtterancesInOne() {
        byte[] first = surrounded(prompts.named("answer-1").pcm(), 0, 300);
        byte[] second = prompts.named("answer-3").pcm();
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        assertThat(ears.recognise(both))
                .contains(prompts.named("answer-1").text() + " "
                        + prompts.named("answer-3").text());
    }

    @Test
    void hearsTheFirstWordsOfASentenceThatWasCut() {
        byte[] whole = prompts.named("answer-1").pcm();

        String words =
                ears.recognise(Arrays.copyOf(whole, whole.length / 2 & ~1)).orElseThrow();

        assertThat(prompts.named("answer-1").text()).startsWith(words);
        assertThat(words.length()).isLessThan(prompts.named("answer-1").text().length() * 3 / 4);
    }

    @Test
    void standsAFewLostPackets() {
        byte[] pcm = prompts.named("greeting").pcm().clone();
        Random chance = new Random(7);
        for (int at = 0; at + 960 <= pcm.length; at += 960) {
            if (chance.nextInt(100) < 5) {
                Arrays.fill(pcm, at, at + 960, (byte) 0);
            }
        }

        assertThat(ears.recognise(pcm)).contains(prompts.named("greeting").text());
    }

    private static byte[] telephone(byte[] pcm) {
        short[] line = samples(pcm);
        byte[] coded = new byte[line.length];
        G711.PCMA.encode(line, 0, line.length, coded, 0);
        G711.PCMA.decode(coded, 0, coded.length, line, 0);
        return Pcm.littleEndian(line);
    }

    private static byte[] surrounded(byte[] pcm, int beforeMillis, int afterMillis) {
        byte[] all = new byte[(int) (Pcm.bytes(beforeMillis) + pcm.length + Pcm.bytes(afterMillis))];
        System.arraycopy(pcm, 0, all, (int) Pcm.bytes(beforeMillis), pcm.length);
        return all;
    }

    private static short[] samples(byte[] pcm) {
        short[] samples = new short[pcm.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Pcm.sample(pcm, 2 * i);
        }
        return samples;
    }
}

package dev.callwright.agent.simulator.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.speech.SpeechPlan.Pace;
import dev.callwright.agent.simulator.speech.SpeechPlan.Step;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SpeechPlanTest {

    private static final Utterance TWO_SENTENCES =
            new Utterance("First I say this. Then I say that.", Sound.tone(10_000));

    @Test
    void cutsEachSentenceIntoGrowingChunks() {
        List<Step.Audio> chunks = audio(SpeechPlan.spoken(TWO_SENTENCES, new Pace(150, 300, ChunkProfile.STEP_1O)));

        assertThat(chunks.stream().map(Step.Audio::length).limit(6))
                .containsExactly(9_600, 17_280, 23_040, 34_560, 46_080, 92_160);
        assertThat(chunks.stream().filter(chunk -> chunk.length() == 9_600)).hasSize(2);
    }

    @Test
    void cutsIntoEqualChunksOfWholeSamples() {
        List<Step.Audio> chunks = audio(SpeechPlan.spoken(TWO_SENTENCES, new Pace(150, 300, ChunkProfile.STEPAUDIO_3)));

        assertThat(chunks.stream().map(Step.Audio::length).filter(length -> length != 8_192))
                .hasSizeLessThan(3);
        assertThat(chunks).allMatch(chunk -> chunk.length() % 2 == 0);
    }

    @Test
    void sendsEveryByteOnceAndInOrder() {
        int next = 0;
        for (Step.Audio chunk : audio(SpeechPlan.spoken(TWO_SENTENCES, new Pace(0, 100, ChunkProfile.STEP_1O)))) {
            assertThat(chunk.offset()).isEqualTo(next);
            next += chunk.length();
        }
        assertThat(next).isEqualTo(TWO_SENTENCES.pcm().length);
    }

    @Test
    void sendsFasterThanItPlays() {
        List<Step> plan = SpeechPlan.spoken(TWO_SENTENCES, new Pace(150, 300, ChunkProfile.STEPAUDIO_3));

        assertThat(audio(plan).getFirst().atMillis()).isEqualTo(150);
        assertThat(plan.getLast().atMillis()).isBetween(3_300L, 3_483L);
    }

    @Test
    void finishesTheTextBeforeTheLastAudio() {
        List<Step> plan = SpeechPlan.spoken(TWO_SENTENCES, new Pace(150, 300, ChunkProfile.STEPAUDIO_3));

        Step textDone = plan.stream()
                .filter(Step.TextDone.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(audio(plan))
                .filteredOn(chunk -> chunk.atMillis() > textDone.atMillis())
                .hasSizeGreaterThan(5);
        assertThat(text(plan)).isEqualTo(TWO_SENTENCES.text());
        assertThat(plan).isSortedAccordingTo(Comparator.comparingLong(Step::atMillis));
    }

    @Test
    void plansSpeechOfOneChunkAndOfNone() {
        Pace pace = new Pace(150, 300, ChunkProfile.STEPAUDIO_3);

        assertThat(SpeechPlan.spoken(new Utterance("Yes.", Sound.tone(50)), pace))
                .containsExactly(
                        new Step.Word(75, "Yes."),
                        new Step.TextDone(131),
                        new Step.Audio(150, 0, 2_400),
                        new Step.End(150));
        assertThat(SpeechPlan.spoken(new Utterance("", new byte[0]), pace).getLast())
                .isEqualTo(new Step.End(131));
    }

    @Test
    void writesWithoutAudio() {
        List<Step> plan = SpeechPlan.written("One two three.", new Pace(150, 300, ChunkProfile.STEPAUDIO_3));

        assertThat(audio(plan)).isEmpty();
        assertThat(text(plan)).isEqualTo("One two three.");
        assertThat(plan.getLast()).isEqualTo(new Step.End(250));
    }

    private static List<Step.Audio> audio(List<Step> plan) {
        return plan.stream()
                .filter(Step.Audio.class::isInstance)
                .map(Step.Audio.class::cast)
                .toList();
    }

    private static String text(List<Step> plan) {
        return plan.stream()
                .filter(Step.Word.class::isInstance)
                .map(step -> ((Step.Word) step).text())
                .collect(Collectors.joining());
    }
}

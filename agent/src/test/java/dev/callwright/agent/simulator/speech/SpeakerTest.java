package dev.callwright.agent.simulator.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SpeakerTest {

    private final Prompts prompts = Prompts.load();
    private final Espeak absent = new Espeak("a-synthesiser-that-is-not-installed", Duration.ofSeconds(2));

    @AfterEach
    void close() {
        absent.close();
    }

    @Test
    void parrotsWhatItHeard() {
        Utterance caller = new Utterance("", Sound.tone(300));

        assertThat(speaker(AnswerMode.PARROT).answer(new Cue.Heard(caller), 0)).isCompletedWithValue(caller);
    }

    @Test
    void speaksThePromptsInTurn() {
        Speaker speaker = speaker(AnswerMode.PROMPTS);

        assertThat(texts(speaker, 3)).containsExactly(text("answer-1"), text("goodbye"), text("answer-1"));
    }

    @Test
    void namesTheKeysThatAMessageMentions() {
        assertThat(speaker(AnswerMode.PROMPTS)
                        .answer(new Cue.Written("[The caller pressed 4 and #]"), 0)
                        .join()
                        .text())
                .isEqualTo("You pressed four pound.");
    }

    @Test
    void greetsWithTheBundledSpeechWhereThereIsNoSynthesiser() {
        for (String instructions : List.of("Say: Good morning!", "Say \"Hello, how can I help you?\"")) {
            assertThat(speaker(AnswerMode.PROMPTS)
                            .answer(new Cue.Instructed(instructions), 0)
                            .join()
                            .text())
                    .isEqualTo(text("greeting"));
        }
    }

    @Test
    void fallsBackToPromptsInFreeSpeech() {
        assertThat(texts(speaker(AnswerMode.ESPEAK), 2)).containsExactly(text("answer-1"), text("goodbye"));
    }

    @Test
    void fallsBackWhenTheSynthesiserSaysNothingUseful() {
        try (Espeak silent = new Espeak("true", Duration.ofSeconds(2))) {
            assertThat(silent.say("Hello", prompts.named("goodbye")).join()).isSameAs(prompts.named("goodbye"));
        }
    }

    @Test
    void speaksFreelyWhereThereIsASynthesiser() {
        try (Espeak espeak = new Espeak(Duration.ofSeconds(10))) {
            Utterance fallback = prompts.named("goodbye");
            Utterance spoken = espeak.say("- This is free speech, and not a prompt.", fallback)
                    .join();
            assumeThat(spoken).as("espeak-ng is installed").isNotSameAs(fallback);

            assertThat(spoken.millis()).isBetween(1_500L, 5_000L);
            assertThat(EnergyVad.voicedMillis(spoken.pcm(), 500)).isGreaterThan(1_000);
        }
    }

    private List<String> texts(Speaker speaker, int count) {
        Cue heard = new Cue.Heard(new Utterance("", Sound.tone(300)));
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(turn -> speaker.answer(heard, turn).join().text())
                .toList();
    }

    private String text(String name) {
        return prompts.named(name).text();
    }

    private Speaker speaker(AnswerMode mode) {
        return new Speaker(mode, "", List.of("answer-1", "goodbye"), List.of("Free speech."), prompts, absent);
    }
}

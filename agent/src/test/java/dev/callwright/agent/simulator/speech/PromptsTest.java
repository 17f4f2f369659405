package dev.callwright.agent.simulator.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PromptsTest {

    private final Prompts prompts = Prompts.load();

    @Test
    void hasAGreetingAndAnAnswerLongEnoughToInterrupt() {
        assertThat(prompts.named("greeting").text()).isEqualTo("Hello, how can I help you?");
        assertThat(prompts.named("greeting").millis()).isBetween(1_000L, 4_000L);
        assertThat(prompts.named("long").millis()).isBetween(8_000L, 10_000L);
    }

    @Test
    void isAsLoudAsTelephoneSpeech() {
        byte[] pcm = prompts.named("long").pcm();

        assertThat(Pcm.rms(pcm, 0, pcm.length)).isBetween(1_500, 6_000);
    }

    @Test
    void saysWhichKeysWerePressed() {
        Utterance pressed = prompts.pressed("1x#");

        assertThat(pressed.text()).isEqualTo("You pressed one pound.");
        assertThat(pressed.millis()).isBetween(1_000L, 4_000L);
    }

    @Test
    void namesThePromptsThereAreWhenOneIsMissing() {
        assertThatThrownBy(() -> prompts.named("nonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nonsense")
                .hasMessageContaining("greeting");
    }
}

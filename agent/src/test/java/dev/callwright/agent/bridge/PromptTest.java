package dev.callwright.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.event.BridgeEvent;
import org.junit.jupiter.api.Test;

/** A recording in a conversation. */
final class PromptTest {

    private final Bench bench = Bench.connected();

    @Test
    void aRecordingHeardToItsEndIsTold() {
        bench.conversation.playPrompt(new short[8_000]);
        assertThat(bench.conversation.answering()).isFalse();

        bench.heard(1_000);

        assertThat(bench.told).containsExactly(new BridgeEvent.PromptPlayed());
    }

    @Test
    void theAnswerAfterARecordingThatWasBrokenOffIsAnAnswer() {
        bench.conversation.playPrompt(new short[8_000]);
        bench.conversation.interrupt(1);
        bench.told.clear();

        bench.answers("r1", "Yes?", 400);
        assertThat(bench.conversation.answering()).isTrue();
        bench.heard(1_000);

        assertThat(bench.told)
                .doesNotContain(new BridgeEvent.PromptPlayed())
                .anyMatch(event -> event instanceof BridgeEvent.TurnEnded);
    }

    @Test
    void anAnswerBehindARecordingEndsItsTurnToo() {
        bench.conversation.playPrompt(new short[8_000]);
        bench.answers("r1", "And so on.", 400);

        bench.heard(2_000);

        assertThat(bench.told)
                .contains(new BridgeEvent.PromptPlayed())
                .anyMatch(event -> event instanceof BridgeEvent.TurnEnded);
    }
}

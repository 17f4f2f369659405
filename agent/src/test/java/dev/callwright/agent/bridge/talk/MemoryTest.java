package dev.callwright.agent.bridge.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.talk.Memory.Line;
import dev.callwright.agent.bridge.talk.Memory.Speaker;
import org.junit.jupiter.api.Test;

final class MemoryTest {

    private final Memory memory = new Memory();

    @Test
    void keepsWhatTheCallerHeardOfTheLastAnswer() {
        memory.add(Speaker.CALLER, "Are you open?");
        memory.add(Speaker.AGENT, "We are, from nine to five.");
        memory.agentHeard("We are, from nine to five.", "We are,");

        assertThat(memory.lines())
                .containsExactly(new Line(Speaker.CALLER, "Are you open?"), new Line(Speaker.AGENT, "We are,"));
    }

    @Test
    void forgetsAnAnswerNobodyHeard() {
        memory.add(Speaker.CALLER, "Hello?");
        memory.add(Speaker.AGENT, "Hello.");
        memory.agentHeard("Hello.", "");

        assertThat(memory.lines()).containsExactly(new Line(Speaker.CALLER, "Hello?"));
    }

    @Test
    void forgetsTheOldestBeyondItsBound() {
        for (int i = 0; i < 20; i++) {
            memory.add(Speaker.CALLER, i + " ".repeat(10) + "x".repeat(1_000));
        }

        assertThat(memory.lines()).hasSizeBetween(10, 12);
        assertThat(memory.lines().getLast().text()).startsWith("19");
    }

    @Test
    void cutsWhatWasHeardOfAnEarlierAnswerToo() {
        Memory memory = new Memory();
        memory.add(Memory.Speaker.AGENT, "We are open until nine.");
        memory.add(Memory.Speaker.CALLER, "And on Sunday?");

        memory.agentHeard("We are open until nine.", "We are");

        assertThat(memory.lines())
                .containsExactly(
                        new Memory.Line(Memory.Speaker.AGENT, "We are"),
                        new Memory.Line(Memory.Speaker.CALLER, "And on Sunday?"));
        memory.agentHeard("We are", "");
        assertThat(memory.lines()).hasSize(1);
    }
}

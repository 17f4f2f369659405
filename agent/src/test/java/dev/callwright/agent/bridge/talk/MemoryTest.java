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

    @Test
    void whatTheCallerSaidStandsBeforeTheAnswerThatWasHeardBeforeItWasWrittenDown() {
        memory.callerSpoke("i1");
        memory.add(Speaker.AGENT, "From nine to five.");
        assertThat(memory.lines()).hasSize(1);

        memory.callerSaid("i1", "When are you open?");

        assertThat(memory.lines())
                .containsExactly(
                        new Line(Speaker.CALLER, "When are you open?"), new Line(Speaker.AGENT, "From nine to five."));
    }

    @Test
    void wordsGoToTheirItemOrElseToTheFirstThatWaits() {
        memory.callerSpoke("i1");
        memory.callerSpoke("i2");

        memory.callerSaid("i2", "second");
        memory.callerSaid("other", "first");
        memory.callerSaid("i3", "third");

        assertThat(memory.lines()).extracting(Line::text).containsExactly("first", "second", "third");
    }

    @Test
    void wordsThatNeverComeLeaveNoGap() {
        for (int i = 0; i < 5; i++) {
            memory.callerSpoke("i" + i);
            memory.add(Speaker.AGENT, "answer " + i);
        }
        memory.callerSaid("i4", "");
        memory.callerSaid("i3", "late");

        assertThat(memory.lines())
                .extracting(Line::text)
                .containsExactly("answer 0", "answer 1", "answer 2", "late", "answer 3", "answer 4");
    }
}

package dev.callwright.agent.call.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.store.CallLine;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgentLinesTest {

    private final AgentLines lines = new AgentLines();

    @Test
    void findsALineByItsItem() {
        lines.keep("i1", line(1));

        assertThat(lines.find("i1")).contains(line(1));
        assertThat(lines.find("i2")).isEmpty();
    }

    @Test
    void knowsNoLineWithoutAnItem() {
        lines.keep("", line(1));

        assertThat(lines.find("")).isEmpty();
    }

    @Test
    void forgetsTheOldest() {
        for (int i = 1; i <= 9; i++) {
            lines.keep("i" + i, line(i));
        }

        assertThat(lines.find("i1")).isEmpty();
        assertThat(lines.find("i9")).contains(line(9));
    }

    private static CallLine line(int ordinal) {
        return new CallLine(ordinal, 1, CallLine.Speaker.AGENT, "words", Instant.EPOCH, "reception");
    }
}

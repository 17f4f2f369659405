package dev.callwright.agent.call.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.event.BridgeEvent.AgentSaid;
import dev.callwright.agent.store.CallLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineBookTest {

    private final List<CallLine> written = new ArrayList<>();
    private final LineBook book = new LineBook("receptionist", new TimeLine(), written::add);

    @Test
    void numbersWhatEachSaysAndKnowsWhichAgentItIs() {
        book.callerSaid(1, "Hello?");
        assertThat(book.agentSaid(1, new AgentSaid("Good day.", "i1"))).isTrue();
        book.speaks("sales");
        book.callerSaid(2, "Sales, please.");

        assertThat(shown())
                .containsExactly(
                        "1 turn 1 CALLER Hello? (receptionist)",
                        "2 turn 1 AGENT Good day. (receptionist)",
                        "3 turn 2 CALLER Sales, please. (sales)");
    }

    @Test
    void aLineOfWhichLessWasHeardIsPutDownAgainInItsPlace() {
        book.agentSaid(1, new AgentSaid("We are open from nine to five.", "i1"));
        book.callerSaid(2, "Stop.");

        assertThat(book.agentSaid(2, new AgentSaid("We are open", "i1"))).isFalse();
        assertThat(book.agentSaid(2, new AgentSaid("", "i1"))).isFalse();

        assertThat(shown().subList(2, 4))
                .containsExactly("1 turn 1 AGENT We are open (receptionist)", "1 turn 1 AGENT \u2026 (receptionist)");
    }

    @Test
    void wordsOfWhichNothingWasEverHeardAreNoLine() {
        assertThat(book.agentSaid(1, new AgentSaid(" ", "i1"))).isFalse();

        assertThat(written).isEmpty();
    }

    @Test
    void aKeyThatTurnsOutToBeSecretIsPutDownAgain() {
        var key = book.pressed(1, "7");

        book.rewrite(key, "•");

        assertThat(shown()).containsExactly("1 turn 1 DIGITS 7 (receptionist)", "1 turn 1 DIGITS • (receptionist)");
    }

    private List<String> shown() {
        return written.stream()
                .map(line -> line.ordinal() + " turn " + line.turn() + ' ' + line.speaker() + ' ' + line.text() + " ("
                        + line.agent() + ')')
                .toList();
    }
}

package dev.callwright.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.talk.ToolAnswer;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.FunctionCall;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys pressed while the model is still at an answer. */
final class TypedOverTest {

    private static final String COLLECT = "collect_digits";

    private final Bench bench = Bench.connected();

    @Test
    void theAgentFallsSilentAndIsLetFinish() {
        bench.answer("r1", "Please enter your PIN.", 2_000);

        bench.conversation.interrupt(COLLECT, 1);

        assertThat(bench.ear.waiting()).isZero();
        assertThat(bench.told).anyMatch(event -> event instanceof BridgeEvent.Interrupted);
        assertThat(bench.said()).doesNotHaveAnyElementsOfTypes(ClientEvent.CancelResponse.class);
        assertThat(bench.conversation.mayAskForKeys()).isTrue();
    }

    /** Or the model would be taken for one that has stopped in mid-answer, and left for another. */
    @Test
    void nothingIsOwedOfWhatGoesOnUnheard() {
        bench.answer("r1", "Please enter your PIN.", 2_000);

        bench.conversation.interrupt(COLLECT, 1);
        bench.conversation.playoutDrained();

        assertThat(bench.floor.owes()).isFalse();
    }

    @Test
    void nothingIsOwedOfWhatWasNeverHeard() {
        bench.event(new ServerEvent.SpeechStarted("i1"));
        bench.event(new ServerEvent.SpeechStopped("i1"));
        bench.event(new ServerEvent.ResponseCreated("r1"));
        assertThat(bench.floor.owes()).isTrue();

        bench.conversation.interrupt(COLLECT, 1);

        assertThat(bench.floor.owes()).isFalse();
    }

    @Test
    void whatAsksForTheKeysIsDone() {
        bench.answer("r1", "Please enter your PIN.", 2_000);
        bench.conversation.interrupt(COLLECT, 1);

        calls(COLLECT);

        assertThat(calledFunctions()).containsExactly(COLLECT);
        assertThat(bench.conversation.mayAskForKeys()).as("while it is at work").isTrue();
        bench.conversation.functions().answer(List.of(new ToolAnswer("c0", COLLECT, "{}", "{}")));
        assertThat(bench.conversation.mayAskForKeys()).isFalse();
    }

    @Test
    void whatElseIsCalledIsNot() {
        bench.answer("r1", "I book that.", 2_000);
        bench.conversation.interrupt(COLLECT, 1);

        calls("book");

        assertThat(calledFunctions()).isEmpty();
        assertThat(bench.said()).hasAtLeastOneElementOfType(ClientEvent.FunctionOutput.class);
        assertThat(bench.conversation.mayAskForKeys()).isFalse();
    }

    @Test
    void aResponseOfWhichNothingWasHeardYetIsLetFinishToo() {
        bench.event(new ServerEvent.ResponseCreated("r1"));
        bench.conversation.interrupt(COLLECT, 1);

        calls(COLLECT);

        assertThat(calledFunctions()).containsExactly(COLLECT);
    }

    /** What the model says to that may be what asks for the keys. */
    @Test
    void keysRightBehindWordsOfTheCallerWaitForTheAnswerToThem() {
        bench.event(new ServerEvent.SpeechStarted("i1"));
        bench.event(new ServerEvent.SpeechStopped("i1"));
        bench.conversation.interrupt(COLLECT, 1);
        assertThat(bench.conversation.mayAskForKeys()).isTrue();

        bench.event(new ServerEvent.ResponseCreated("r1"));
        calls(COLLECT);

        assertThat(calledFunctions()).containsExactly(COLLECT);
    }

    @Test
    void whereNothingTakesKeysTheyCutTheAnswerOff() {
        bench.answer("r1", "Hello.", 2_000);

        bench.conversation.interrupt("", 1);

        assertThat(bench.said()).hasAtLeastOneElementOfType(ClientEvent.CancelResponse.class);
        assertThat(bench.conversation.mayAskForKeys()).isFalse();
    }

    @Test
    void speechAfterTheKeysCutsItOffAllTheSame() {
        bench.answer("r1", "Please enter your PIN.", 2_000);
        bench.conversation.interrupt(COLLECT, 1);

        bench.conversation.interrupt(2);
        calls(COLLECT);

        assertThat(bench.said()).hasAtLeastOneElementOfType(ClientEvent.CancelResponse.class);
        assertThat(calledFunctions()).isEmpty();
    }

    /** The response ends with these calls. */
    private void calls(String... names) {
        for (int i = 0; i < names.length; i++) {
            bench.event(new FunctionCall("r1", "c" + i, names[i], "{}"));
        }
        bench.event(new ServerEvent.ResponseDone("r1", ResponseStatus.COMPLETED, Usage.UNKNOWN));
    }

    private List<String> calledFunctions() {
        return bench.told.stream()
                .filter(BridgeEvent.ToolsCalled.class::isInstance)
                .map(BridgeEvent.ToolsCalled.class::cast)
                .flatMap(called -> called.calls().stream())
                .map(FunctionCall::name)
                .toList();
    }
}

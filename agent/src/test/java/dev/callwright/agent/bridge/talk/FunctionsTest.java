package dev.callwright.agent.bridge.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.turns.TurnTracker;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ServerEvent.FunctionCall;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FunctionsTest {

    private final List<ClientEvent> said = new ArrayList<>();
    private final List<BridgeEvent> told = new ArrayList<>();
    private final Memory memory = new Memory();
    private final TurnTracker turn = new TurnTracker(_ -> {});
    private final Metrics metrics = new Metrics(new SimpleMeterRegistry());
    private final Functions functions = new Functions(said::add, memory, turn, told::add, metrics);

    @Test
    void callsOfOneResponseAreToldTogetherOnceItIsOver() {
        functions.called(call("r1", "c1"));
        functions.called(call("r1", "c2"));
        assertThat(told).isEmpty();

        functions.responseDone("r1", ResponseStatus.COMPLETED, false);

        assertThat(told)
                .containsExactly(new BridgeEvent.ToolsCalled("r1", List.of(call("r1", "c1"), call("r1", "c2"))));
    }

    @Test
    void aCallThatComesAfterTheEndOfItsResponseIsToldAtOnce() {
        functions.responseDone("r1", ResponseStatus.COMPLETED, false);

        functions.called(call("r1", "c1"));

        assertThat(told).containsExactly(new BridgeEvent.ToolsCalled("r1", List.of(call("r1", "c1"))));
    }

    @Test
    void callsOfAResponseTheCallerCutOffAreAnsweredAndNotDone() {
        functions.called(call("r1", "c1"));
        functions.responseDone("r1", ResponseStatus.COMPLETED, true);
        functions.called(call("r1", "c2"));

        assertThat(told).isEmpty();
        assertThat(said)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                ClientEvent.FunctionOutput.class,
                                output -> assertThat(output.output()).contains("\"interrupted\"")));
        assertThat(metrics.summary()).contains("tools.late=2");
    }

    @Test
    void callsOfAResponseTheServiceBrokeOffAreNotDone() {
        functions.called(call("r1", "c1"));

        functions.responseDone("r1", ResponseStatus.INCOMPLETE, false);

        assertThat(told).isEmpty();
        assertThat(said).hasSize(1);
    }

    @Test
    void whatIsMoreThanSixteenOfAResponseIsRefused() {
        IntStream.rangeClosed(1, 17).forEach(i -> functions.called(call("r1", "c" + i)));

        functions.responseDone("r1", ResponseStatus.COMPLETED, false);

        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        BridgeEvent.ToolsCalled.class,
                        called -> assertThat(called.calls()).hasSize(16));
        assertThat(said).singleElement().isInstanceOfSatisfying(ClientEvent.FunctionOutput.class, output -> {
            assertThat(output.callId()).isEqualTo("c17");
            assertThat(output.output()).contains("\"too-many\"");
        });
    }

    @Test
    void aSessionThatDidNotMakeTheCallIsToldInWords() {
        functions.called(call("r1", "c1"));
        functions.responseDone("r1", ResponseStatus.COMPLETED, false);
        functions.sessionLost();

        functions.answer(List.of(new ToolAnswer("c1", "book", "{\"table\":7}", "{}")));

        assertThat(said)
                .containsExactly(
                        new ClientEvent.UserText("[Result of the tool book you called before: {\"table\":7}]"));
    }

    @Test
    void anAnswerIsRememberedAsRecordsMayHaveIt() {
        functions.called(call("r1", "c1"));

        functions.answer(List.of(new ToolAnswer("c1", "book", "4711", "****")));

        assertThat(said).containsExactly(new ClientEvent.FunctionOutput("c1", "4711"));
        assertThat(memory.lines())
                .containsExactly(new Memory.Line(Memory.Speaker.NOTE, "Result of the tool book: ****"));
    }

    @Test
    void aWantedResponseIsAskedForOnceAndNotWhileTheCallerBringsOne() {
        functions.wantResponse();
        turn.callerStarted(1);
        turn.callerStopped(2);
        assertThat(functions.takeWish(3)).isFalse();

        assertThat(functions.takeWish(TimeUnit.SECONDS.toNanos(4))).isTrue();

        assertThat(functions.wished()).isFalse();
        assertThat(functions.takeWish(TimeUnit.SECONDS.toNanos(5))).isFalse();
    }

    @Test
    void aResponseThatBeginsByItselfIsTheOneThatWasWanted() {
        functions.wantResponse();

        functions.responseCreated();

        assertThat(functions.wished()).isFalse();
    }

    private static FunctionCall call(String response, String id) {
        return new FunctionCall(response, id, "book", "{}");
    }
}

package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.simulator.Scenario.ToolCall;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallTool;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.FillerConfig;
import dev.callwright.config.TransferConfig;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Timeout;

/** Calls in which the model does something. Turns of the model are counted from one, function calls included. */
@Timeout(90)
class ToolCallIT {

    private static final FillerConfig NO_FILLER = new FillerConfig(Duration.ZERO, FillerConfig.Style.NONE, List.of());

    @ConcurrentTest
    void aToolIsCalledAndItsAnswerSpokenAbout() throws Exception {
        try (ToolLab tools = ToolLab.start(List.of(new ToolCall(1, "book", "{\"guests\":2}")), using("book"));
                Caller caller = Caller.in(tools.lab())) {
            caller.phone().say(Lab.words());
            caller.awaitSpeeches(1);

            assertThat(tools.bodies())
                    .singleElement()
                    .asString()
                    .contains("\"arguments\":{\"guests\":2}", "\"tool\":\"book\"");
            caller.phone().hangUp();
            assertThat(tools.lab().finishedCall().tools()).singleElement().satisfies(call -> {
                assertThat(call.name()).isEqualTo("book");
                assertThat(call.outcome()).isEqualTo("ok");
                assertThat(call.answer()).isEqualTo("{\"table\":7}");
            });
            assertThat(tools.lab().meter("tools.calls{outcome=ok}")).isEqualTo(1);
        }
    }

    @ConcurrentTest
    void aToolThereIsNotIsAnsweredAndTheCallGoesOn() throws Exception {
        try (ToolLab tools = ToolLab.start(List.of(new ToolCall(1, "teleport", "{}")), using("book"));
                Caller caller = Caller.in(tools.lab())) {
            caller.phone().say(Lab.words());
            caller.awaitSpeeches(1);
            caller.phone().hangUp();

            assertThat(tools.lab().finishedCall().tools().getFirst().outcome()).isEqualTo("unknown-tool");
        }
    }

    @ConcurrentTest
    void theAgentSaysGoodbyeAndHangsUp() throws Exception {
        try (ToolLab tools = ToolLab.start(
                        List.of(new ToolCall(1, "end_call", "{\"farewell\":\"Goodbye.\"}")), using("end_call"));
                Caller caller = Caller.in(tools.lab())) {
            caller.phone().say(Lab.words());
            caller.awaitEndByServer();

            assertThat(caller.phone().count(Kind.AGENT_STARTED))
                    .as("the farewell is heard")
                    .isEqualTo(1);
            assertThat(tools.lab().finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("agent-hung-up");
        }
    }

    /** The caller is quick, and has pressed half of the keys when the model asks for them. */
    @ConcurrentTest
    void secretDigitsReachTheToolAndNothingElse() throws Exception {
        List<ToolCall> calls = List.of(
                new ToolCall(1, "book", "{}"),
                new ToolCall(2, "collect_digits", "{\"length\":4,\"secret\":true}"),
                new ToolCall(3, "book", "{\"pin\":\"{{digits}}\"}"));
        try (ToolLab tools = ToolLab.waiting(calls, using("collect_digits", "book"));
                Caller caller = Caller.in(tools.lab())) {
            caller.phone().say(Lab.words());
            Lab.await("the webhook is called", () -> !tools.bodies().isEmpty());
            caller.phone().press("47");
            Lab.await("two keys came", () -> tools.lab().meter("digits.received{source=rtp}") == 2);
            tools.letAnswer();
            Lab.await("the model asks for keys", () -> tools.lab().meter("tools.worked") == 2);
            caller.phone().press("11");
            caller.awaitSpeeches(1);
            caller.phone().hangUp();

            assertThat(tools.bodies()).last().asString().contains("\"arguments\":{\"pin\":\"4711\"}");
            CallDetail record = tools.lab().finishedCall();
            assertThat(record.tools()).extracting(CallTool::name).containsExactly("book", "collect_digits", "book");
            assertThat(record.tools().get(1).answer()).contains("\"ended_by\":\"length\"");
            assertThat(record.tools().get(2).arguments()).isEqualTo("{\"pin\":\"{{digits}}\"}");
            assertThat(Lab.digits(record)).isEqualTo("••••");
            assertThat(record.toString()).doesNotContain("4711");
        }
    }

    @ConcurrentTest
    void whatIsRememberedReachesTheNextTool() throws Exception {
        List<ToolCall> calls = List.of(
                new ToolCall(1, "set_variable", "{\"name\":\"order\",\"value\":\"A-77\"}"),
                new ToolCall(2, "book", "{\"pin\":\"for {{order}}\"}"));
        try (ToolLab tools = ToolLab.start(calls, using("set_variable", "book"));
                Caller caller = Caller.in(tools.lab())) {
            caller.phone().say(Lab.words());
            caller.awaitSpeeches(1);

            assertThat(tools.bodies())
                    .singleElement()
                    .asString()
                    .contains("\"arguments\":{\"pin\":\"for A-77\"}", "\"order\":\"A-77\"");
        }
    }

    @ConcurrentTest
    void digitsAreAwaitedForAWhileOnly() throws Exception {
        List<ToolCall> calls = List.of(new ToolCall(1, "collect_digits", "{\"length\":4,\"timeout\":1}"));
        try (ToolLab tools = ToolLab.start(calls, using("collect_digits"));
                Caller caller = Caller.in(tools.lab())) {
            caller.phone().say(Lab.words());
            awaitCall(tools.lab());
            caller.phone().press("12");
            caller.awaitSpeeches(1);
            caller.phone().hangUp();

            assertThat(tools.lab().finishedCall().tools().getFirst().answer())
                    .isEqualTo("{\"digits\":\"12\",\"count\":\"2\",\"ended_by\":\"timeout\"}");
        }
    }

    @ConcurrentTest
    void whileAToolTakesItsTimeATonIsHeardAndThenTheAgent() throws Exception {
        FillerConfig soon = new FillerConfig(Duration.ofMillis(300), FillerConfig.Style.TONE, List.of());
        try (ToolLab tools = ToolLab.waiting(
                        List.of(new ToolCall(1, "book", "{}")),
                        agent -> using("book").apply(agent).withFiller(soon));
                Caller caller = Caller.in(tools.lab())) {
            caller.phone().say(Lab.words());
            Lab.await("the webhook is called", () -> !tools.bodies().isEmpty());
            long since = System.nanoTime();
            Lab.await("the tone is heard", () -> loudest(caller.heardSince(since)) > 600);
            assertThat(loudest(caller.heardSince(since))).as("it is soft").isLessThan(4_000);

            tools.letAnswer();
            Lab.await("the agent is heard", () -> loudest(caller.heardSince(since)) > 4_000);
        }
    }

    @ConcurrentTest
    void whileAToolTakesItsTimeTheAgentSaysSo() throws Exception {
        FillerConfig phrase =
                new FillerConfig(Duration.ofMillis(300), FillerConfig.Style.PHRASE, List.of("One moment, please."));
        try (ToolLab tools = ToolLab.waiting(
                        List.of(new ToolCall(1, "book", "{}")),
                        agent -> using("book").apply(agent).withFiller(phrase));
                Caller caller = Caller.in(tools.lab())) {
            caller.phone().say(Lab.words());
            caller.awaitSpeeches(1);
            assertThat(tools.lab().meter("tools.calls{outcome=ok}"))
                    .as("the tool is still at work")
                    .isZero();

            tools.letAnswer();
            caller.awaitSpeeches(2);
            assertThat(tools.lab().meter("tools.calls{outcome=ok}")).isEqualTo(1);
        }
    }

    @ConcurrentTest
    void aPhoneThatDoesNotTransferStaysWithTheAgent() throws Exception {
        TransferConfig desk = new TransferConfig(
                "desk", "People.", "sip:4000@127.0.0.1:9", "", TransferConfig.Style.BLIND, "", Duration.ofSeconds(30));
        try (ToolLab tools = ToolLab.start(
                        List.of(new ToolCall(1, "transfer_call", "{\"to\":\"desk\"}")),
                        agent -> using("transfer_call").apply(agent).withTransfers(List.of(desk)));
                Caller caller = Caller.in(tools.lab())) {
            caller.phone().say(Lab.words());
            caller.awaitSpeeches(1);
            caller.phone().hangUp();

            assertThat(tools.lab().finishedCall().tools().getFirst().outcome()).isEqualTo("refused");
        }
    }

    @ConcurrentTest
    void aPhoneThatAgreesToATransferAndHangsUpWasTransferred() throws Exception {
        TransferConfig desk = new TransferConfig(
                "desk", "People.", "sip:4000@127.0.0.1:9", "", TransferConfig.Style.BLIND, "", Duration.ofSeconds(30));
        try (ToolLab tools = ToolLab.start(
                        List.of(new ToolCall(1, "transfer_call", "{\"to\":\"desk\"}")),
                        agent -> using("transfer_call").apply(agent).withTransfers(List.of(desk)));
                Caller caller = Caller.in(tools.lab())) {
            caller.phone().onReferral(202);
            caller.phone().say(Lab.words());

            CallDetail record = tools.lab().finishedCall();
            assertThat(record.call().ending().orElseThrow().outcome()).isEqualTo("transferred");
            assertThat(record.tools().getFirst().outcome()).isEqualTo("transferred");
        }
    }

    @ConcurrentTest
    void aCallThatEndsMeanwhileLeavesItsToolOnRecord() throws Exception {
        try (ToolLab tools = ToolLab.waiting(List.of(new ToolCall(1, "book", "{}")), using("book"))) {
            try (Caller caller = Caller.in(tools.lab())) {
                caller.phone().say(Lab.words());
                Lab.await("the webhook is called", () -> !tools.bodies().isEmpty());
            }
            assertThat(tools.lab().finishedCall().tools().getFirst().outcome()).isEqualTo("call-ended");

            tools.letAnswer();
            Lab.await("the answer is counted as late", () -> tools.lab().meter("tools.late") == 1);
        }
    }

    private static UnaryOperator<AgentConfig> using(String... names) {
        return agent -> agent.withTools(List.of(names)).withFiller(NO_FILLER);
    }

    /** Waits until the model has called its first function: its response is over then, and what it asks for has begun. */
    private static void awaitCall(Lab lab) {
        Lab.await("the model calls a function", () -> lab.meter("tools.worked") > 0);
    }

    private static int loudest(short[] pcm) {
        int loudest = 0;
        for (short sample : pcm) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }
}

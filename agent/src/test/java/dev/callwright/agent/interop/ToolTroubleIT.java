package dev.callwright.agent.interop;

import static dev.callwright.agent.interop.ToolLab.heard;
import static dev.callwright.agent.interop.ToolLab.returned;
import static dev.callwright.agent.interop.ToolLab.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.simulator.script.Rule;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallTool;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.FillerConfig;
import dev.callwright.config.TransferConfig;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Timeout;

/** Calls in which tools do not do what they should: the caller gets an answer all the same. */
@Timeout(90)
class ToolTroubleIT {

    private static final FillerConfig NO_FILLER = new FillerConfig(Duration.ZERO, FillerConfig.Style.NONE, List.of());
    private static final String EXCUSE = "I am sorry, that does not work now.";

    /** One is done, one takes too long, one there is not, one is called wrongly, and one has the id of the first. */
    @ConcurrentTest
    void everyCallOfAResponseIsAnsweredOnce() throws Exception {
        try (ToolLab tools = ToolLab.scripted(
                        agent -> agent.withTools(List.of("book", "slow")).withFiller(NO_FILLER),
                        rule(
                                heard(),
                                "",
                                new Rule.Call("book", "{\"pin\":\"1\"}", "call-1"),
                                new Rule.Call("slow", "{}", "call-2"),
                                new Rule.Call("teleport", "{}", "call-3"),
                                new Rule.Call("book", "{\"pin\":5}", "call-4"),
                                new Rule.Call("book", "{\"pin\":\"2\"}", "call-1")),
                        rule(returned("book"), EXCUSE));
                Caller caller = Caller.in(tools.lab())) {
            caller.phone().say(Lab.words());
            caller.awaitSpeeches(1);
            caller.phone().hangUp();

            assertThat(tools.bodies()).singleElement().asString().contains("\"pin\":\"1\"");
            CallDetail record = tools.lab().finishedCall();
            assertThat(record.tools())
                    .extracting(tool -> tool.name() + ' ' + tool.outcome())
                    .containsExactlyInAnyOrder(
                            "book ok", "slow timed-out", "teleport unknown-tool", "book bad-arguments");
            assertThat(tools.frames())
                    .filteredOn(frame -> frame.contains("function_call_output"))
                    .extracting(frame -> frame.replaceAll(".*\"call_id\":\"(.*?)\".*", "$1"))
                    .containsExactly("call-1", "call-2", "call-3", "call-4");
            assertThat(TurnsLab.agentLines(record)).containsExactly(EXCUSE);
        }
    }

    /** The other tool of the same response has not been transferred, whatever the call was. */
    @ConcurrentTest
    void aTransferEndsWhatElseIsAtWork() throws Exception {
        TransferConfig desk = new TransferConfig(
                "desk", "People.", "sip:4000@127.0.0.1:9", "", TransferConfig.Style.BLIND, "", Duration.ofSeconds(30));
        try (ToolLab tools = ToolLab.scriptedAndWaiting(
                        agent -> agent.withTools(List.of("book", "transfer_call"))
                                .withTransfers(List.of(desk))
                                .withFiller(NO_FILLER),
                        rule(
                                heard(),
                                "",
                                new Rule.Call("book", "{}"),
                                new Rule.Call("transfer_call", "{\"to\":\"desk\"}")));
                Caller caller = Caller.in(tools.lab())) {
            caller.phone().onReferral(200);
            caller.phone().say(Lab.words());
            caller.awaitEndByServer();

            assertThat(tools.lab().finishedCall().tools())
                    .extracting(tool -> tool.name() + ' ' + tool.outcome())
                    .containsExactlyInAnyOrder("book call-ended", "transfer_call transferred");
        }
    }

    @ConcurrentTest
    void anAnswerBeyondItsBoundIsNoneAndTheCallerIsTold() throws Exception {
        assertThat(excusedCall("big").answer()).contains("\"error\":\"bad-answer\"");
    }

    /** It leads to the metadata of a cloud. Nobody goes there: the caller is told at once. */
    @ConcurrentTest
    void aRedirectionToAForbiddenAddressLeadsNowhere() throws Exception {
        assertThat(excusedCall("elsewhere").answer()).contains("\"error\":\"refused\"", "302");
    }

    @ConcurrentTest
    void aPhraseIsBrokenOffOnceTheToolIsDone() throws Exception {
        String phrase =
                "One moment, please. I am looking into the book of tables for this evening, and into that of tomorrow, "
                        + "which takes a while, because there are so many tables.";
        FillerConfig soon = new FillerConfig(Duration.ofMillis(200), FillerConfig.Style.PHRASE, List.of(phrase));
        try (ToolLab tools = ToolLab.scriptedAndWaiting(
                        agent -> agent.withTools(List.of("book")).withFiller(soon),
                        rule(heard(), "", new Rule.Call("book", "{}")),
                        rule(asked("One moment"), phrase),
                        rule(returned("book"), "Table seven."));
                Caller caller = Caller.in(tools.lab())) {
            caller.phone().say(Lab.words());
            assertThat(caller.phone().await(Kind.AGENT_STARTED, 0, Lab.SOON)).isTrue();
            tools.letAnswer();
            Lab.await(
                    "the agent goes on",
                    () -> tools.moments().stream().anyMatch(moment -> moment.contains("Table seven.")));
            caller.phone().hangUp();

            CallDetail record = tools.lab().finishedCall();
            assertThat(TurnsLab.agentLines(record)).hasSize(2).last().asString().startsWith("Table");
            assertThat(phrase)
                    .startsWith(TurnsLab.agentLines(record).getFirst())
                    .isNotEqualTo(TurnsLab.agentLines(record).getFirst());
            assertThat(record.turns().getFirst().interrupted()).isTrue();
        }
    }

    /** The only function call of a call in which the caller hears an excuse. */
    private static CallTool excusedCall(String tool) throws Exception {
        UnaryOperator<AgentConfig> agent =
                plain -> plain.withTools(List.of(tool)).withFiller(NO_FILLER);
        try (ToolLab tools = ToolLab.scripted(
                        agent, rule(heard(), "", new Rule.Call(tool, "{}")), rule(returned(tool), EXCUSE));
                Caller caller = Caller.in(tools.lab())) {
            caller.phone().say(Lab.words());
            caller.awaitSpeeches(1);
            caller.phone().hangUp();

            CallDetail record = tools.lab().finishedCall();
            assertThat(TurnsLab.agentLines(record)).containsExactly(EXCUSE);
            assertThat(record.tools()).hasSize(1);
            return record.tools().getFirst();
        }
    }

    private static Rule.When asked(String instructions) {
        return new Rule.When("", "", "", "", instructions, "", 0);
    }
}

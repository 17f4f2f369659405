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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** Callers who know the menu, and type while the agent still asks them to. */
@Timeout(90)
class EarlyDigitsIT {

    private static final String LONG_QUESTION =
            "Welcome to the telephone bank. So that I know that it is you, please enter your number on the keypad of your telephone now.";
    private static final String PIN = "{\"length\":6,\"terminator\":\"#\",\"secret\":true,\"variable\":\"pin\"}";
    private static final String CODE = "{\"length\":2,\"variable\":\"code\"}";

    /** The whole PIN and its terminator are there before the model has said all it has to say, and calls the function. */
    @ConcurrentTest
    void aSecretTypedOverTheQuestionIsAnEntryAndNothingElse() throws Exception {
        try (ToolLab tools = ToolLab.scripted(
                        EarlyDigitsIT::bank,
                        rule(heard(), LONG_QUESTION, new Rule.Call("collect_digits", PIN)),
                        rule(returned("collect_digits"), "", new Rule.Call("book", "{\"pin\":\"{{pin}}\"}")),
                        rule(returned("book"), "Thank you."),
                        rule(typed(), "I was told the keys."));
                Caller caller = Caller.in(tools.lab())) {
            type(caller, tools.lab(), "4711#");
            assertThat(tools.lab().meter("tools.worked")).as("nobody has asked").isZero();
            caller.awaitSpeeches(2);
            caller.phone().hangUp();

            assertThat(tools.bodies()).singleElement().asString().contains("\"arguments\":{\"pin\":\"4711\"}");
            CallDetail record = tools.lab().finishedCall();
            assertThat(record.tools()).extracting(CallTool::name).containsExactly("collect_digits", "book");
            assertThat(record.tools().getFirst().answer()).contains("\"count\":\"4\",\"ended_by\":\"terminator\"");
            assertThat(Lab.digits(record)).isEqualTo("•••••");
            assertThat(record.toString()).doesNotContain("4711");
            assertThat(TurnsLab.agentLines(record)).contains("Thank you.").doesNotContain("I was told the keys.");
            assertThat(tools.frames()).noneMatch(frame -> frame.contains("4711") || frame.contains("pressed"));
            assertThat(tools.moments())
                    .filteredOn(moment -> moment.contains("DIGIT"))
                    .hasSize(5)
                    .allMatch(moment -> moment.contains("•"));
        }
    }

    /** What is more than the first entry is the beginning of the second, and the caller types the rest of that. */
    @ConcurrentTest
    void whatIsMoreThanOneEntryBelongsToTheNext() throws Exception {
        try (ToolLab tools = ToolLab.scripted(
                        EarlyDigitsIT::bank,
                        rule(heard(), LONG_QUESTION, new Rule.Call("collect_digits", PIN)),
                        new Rule(
                                returned("collect_digits"),
                                "",
                                "",
                                List.of(new Rule.Call("collect_digits", CODE)),
                                false,
                                Duration.ZERO,
                                1),
                        rule(returned("collect_digits"), "", new Rule.Call("book", "{\"pin\":\"{{pin}}{{code}}\"}")),
                        rule(returned("book"), "Thank you."));
                Caller caller = Caller.in(tools.lab())) {
            type(caller, tools.lab(), "4711#2");
            Lab.await("the second entry is asked for", () -> tools.lab().meter("tools.worked") == 2);
            caller.phone().press("9");
            caller.awaitSpeeches(2);
            caller.phone().hangUp();

            assertThat(tools.bodies()).singleElement().asString().contains("\"arguments\":{\"pin\":\"471129\"}");
            assertThat(Lab.digits(tools.lab().finishedCall())).isEqualTo("•••••29");
        }
    }

    /** The agent falls silent at the first key, and is told of them all once it had nothing to ask. */
    @ConcurrentTest
    void keysNobodyAsksForAreToldToTheModel() throws Exception {
        try (ToolLab tools = ToolLab.scripted(
                        EarlyDigitsIT::bank, rule(heard(), LONG_QUESTION), rule(typed(), "I was told the keys."));
                Caller caller = Caller.in(tools.lab())) {
            type(caller, tools.lab(), "12#");
            caller.awaitSpeeches(2);
            caller.phone().hangUp();

            CallDetail record = tools.lab().finishedCall();
            assertThat(Lab.digits(record)).isEqualTo("12#");
            // What is heard to its end when the caller hangs up may lack its last word.
            assertThat(TurnsLab.agentLines(record)).last().asString().startsWith("I was told");
            assertThat(record.turns().getFirst().interrupted()).isTrue();
            assertThat(tools.frames()).anyMatch(frame -> frame.contains("1 2 #"));
        }
    }

    /** The caller asks for something, and types as soon as the agent is heard. */
    private static void type(Caller caller, Lab lab, String keys) throws Exception {
        caller.phone().say(Lab.words());
        assertThat(caller.phone().await(Kind.AGENT_STARTED, 0, Lab.SOON)).isTrue();
        caller.phone().press(keys);
        Lab.await("the keys came", () -> lab.meter("digits.received{source=rtp}") == keys.length());
    }

    private static AgentConfig bank(AgentConfig agent) {
        return agent.withTools(List.of("collect_digits", "book"))
                .withFiller(new FillerConfig(Duration.ZERO, FillerConfig.Style.NONE, List.of()));
    }

    private static Rule.When typed() {
        return new Rule.When("", ".", "", "", "", "", 0);
    }
}

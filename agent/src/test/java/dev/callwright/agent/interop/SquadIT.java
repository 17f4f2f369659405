package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.Timing;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.HandoffConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.load.ConfigLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Agents with voices of their own that hand a call over by words; by digits they do in {@link TakeoverIT}. */
@Timeout(90)
class SquadIT {

    private static final Path EXAMPLE = Path.of("..", "config", "examples", "squad.yaml");
    private static final String WISH = "I would like to buy a bicycle.";
    /** Of the caller's transcript, which services make beside the answer. */
    private static final Duration LATE = Duration.ofMillis(1_200);

    private final ModelWitness model = new ModelWitness();
    private final List<CallMoment> calls = new CopyOnWriteArrayList<>();

    @Test
    void wordsHandOverToAnotherVoiceOfTheSameModel() throws Exception {
        try (Lab lab = lab(List.of("I want to talk to the SALES people, please"));
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            caller.phone().say(Lab.words());
            Lab.await("the handover", () -> count(Kind.HANDED_OVER) == 1);
            Lab.await("the new agent", () -> count(Kind.FIRST_RTP) >= 2);
            Lab.await("the first session is over", () -> lab.model().sessions() == 1);

            String voice =
                    model.settings(model.sessions().getLast()).path("voice").asString();
            assertThat(voice).isEqualTo("other");
            assertThat(lab.meter("handoffs{result=done}")).isOne();
        }
    }

    @Test
    void theSquadOfTheExamplesTellsTheNextAgentWhatWasSaid() throws Exception {
        try (Lab lab = Lab.watched(Lab.parrotScenario(), model, calls::add, SquadIT::example);
                Caller caller = Caller.in(lab)) {
            lab.model().expect(WISH, Lab.sentence(), 8_000);
            caller.awaitSpeeches(1);
            caller.phone().say(Lab.sentence());
            Lab.await("the handover", () -> count(Kind.HANDED_OVER) == 1);
            Lab.await("the first session is over", () -> lab.model().sessions() == 1);

            String sales = model.sessions().getLast();
            assertThat(model.settings(sales).path("instructions").asString())
                    .startsWith("You work for Wheel and Spoke")
                    .contains("You sell bicycles.")
                    .contains("Speak English (en)")
                    .contains(
                            "You take over a call in progress from the agent front-desk. What you should know: The caller said"
                                    + " last: " + WISH);
            assertThat(model.details(sales, Moment.Kind.ITEM_TOLD))
                    .startsWith("assistant Wheel and Spoke, good day. What can I do for you?", "user " + WISH);
        }
    }

    @Test
    void theNextAgentGetsSummaryVariablesAndTheWordsThatLedToIt() throws Exception {
        Scenario plain = Lab.parrotScenario();
        Timing timing = plain.timing();
        Scenario scenario = plain.withTiming(new Timing(
                        timing.firstAudioDelay(),
                        LATE,
                        timing.interruptTail(),
                        timing.cancelTail(),
                        timing.pacePercent(),
                        timing.chunks()))
                .withToolCalls(List.of(
                        new Scenario.ToolCall(2, "set_variable", "{\"name\":\"size\",\"value\":\"L\"}"),
                        new Scenario.ToolCall(3, "handoff", "{\"to\":\"sales\",\"summary\":\"Wants a bicycle.\"}")));
        try (Lab lab = Lab.watched(scenario, model, calls::add, SquadIT::squad);
                Caller caller = Caller.in(lab)) {
            lab.model().expect(WISH, Lab.sentence(), 8_000);
            caller.awaitSpeeches(1);
            caller.phone().say(Lab.sentence());
            Lab.await("the handover", () -> count(Kind.HANDED_OVER) == 1);
            Lab.await("the first session is over", () -> lab.model().sessions() == 1);

            String sales = model.sessions().getLast();
            assertThat(model.settings(sales).path("instructions").asString())
                    .endsWith("from the agent parrot. What you should know: Wants a bicycle. Kept so far: size = L.");
            assertThat(model.details(sales, Moment.Kind.ITEM_TOLD)).startsWith("assistant Reception.", "user " + WISH);
        }
    }

    private long count(Kind kind) {
        return calls.stream().filter(moment -> moment.kind() == kind).count();
    }

    private Lab lab(List<String> callerWords) {
        Scenario plain = Lab.parrotScenario();
        Scenario.Answers answers = plain.answers();
        Scenario scenario = plain.withAnswers(
                new Scenario.Answers(answers.mode(), "", answers.prompts(), answers.texts(), callerWords));
        return Lab.watched(scenario, model, calls::add, SquadIT::squad);
    }

    /** As it is, but for addresses, ports and files. */
    private static CallwrightConfig example(CallwrightConfig plain) {
        CallwrightConfig example = ConfigLoader.load(EXAMPLE, Map.of());
        return example.withSip(plain.sip())
                .withMedia(plain.media())
                .withRealtime(plain.realtime())
                .withStore(plain.store())
                .withControl(plain.control())
                .withTrunks(List.of(TrunkConfig.from(example.trunks().getFirst().name(), List.of("127.0.0.0/8"))));
    }

    private static CallwrightConfig squad(CallwrightConfig config) {
        AgentConfig reception = config.agents()
                .getFirst()
                .withGreeting("Reception.")
                .withTools(List.of("set_variable", "handoff"))
                .withHandoffs(List.of(new HandoffConfig("sales", "", "\\bsales\\b", "1")));
        AgentConfig sales = AgentConfig.named("sales").withVoice("other");
        return config.withAgents(List.of(reception, sales));
    }
}

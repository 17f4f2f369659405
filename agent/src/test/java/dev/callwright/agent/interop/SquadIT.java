package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.HandoffConfig;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Agents with voices of their own that hand a call over by digits and by words. */
@Timeout(90)
class SquadIT {

    private final List<Moment> model = new CopyOnWriteArrayList<>();
    private final List<CallMoment> calls = new CopyOnWriteArrayList<>();

    @Test
    void aDigitHandsOverToAnotherVoiceWhichKnowsWhatWasSaid() throws Exception {
        try (Lab lab = lab(List.of());
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            caller.phone().press("2");

            Lab.await("the handover", happened(Kind.HANDED_OVER, "service"));
            Lab.await("the second session is told", () -> events(second()).contains("response.create"));
            assertThat(events(second()))
                    .as("set up, told what was said, asked to speak")
                    .containsSubsequence("session.update", "conversation.item.create", "response.create");
            Lab.await(
                    "the other agent speaks",
                    () -> calls.stream()
                                    .filter(moment -> moment.kind() == Kind.AGENT_SAID)
                                    .count()
                            >= 2);
            Lab.await("the first session is over", () -> lab.model().sessions() == 1);
            assertThat(lab.meter("handoffs{result=done}")).isOne();
        }
    }

    @Test
    void wordsHandOverThereAndBack() throws Exception {
        try (Lab lab = lab(List.of("I want to talk to the SALES people, please", "hmm", "Back to the front desk"));
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            caller.phone().say(Lab.words());
            Lab.await("the handover", happened(Kind.HANDED_OVER, "sales"));
            Lab.await("the new agent", () -> count(Kind.FIRST_RTP) >= 2);
            caller.phone().say(Lab.words());
            caller.phone().say(Lab.words());

            assertThat(calls.stream()
                            .filter(moment -> moment.kind() == Kind.HANDED_OVER)
                            .findFirst()
                            .map(CallMoment::detail))
                    .contains("sales");
        }
    }

    private BooleanSupplier happened(Kind kind, String detail) {
        return () -> calls.stream()
                .anyMatch(moment -> moment.kind() == kind && moment.detail().equals(detail));
    }

    private long count(Kind kind) {
        return calls.stream().filter(moment -> moment.kind() == kind).count();
    }

    private String second() {
        return model.stream()
                .filter(moment -> moment.kind() == Moment.Kind.SESSION_OPENED)
                .map(Moment::sessionId)
                .skip(1)
                .findFirst()
                .orElse("none");
    }

    private List<String> events(String session) {
        return model.stream()
                .filter(moment -> moment.kind() == Moment.Kind.CLIENT_EVENT
                        && moment.sessionId().equals(session))
                .map(Moment::detail)
                .toList();
    }

    private Lab lab(List<String> callerWords) {
        Scenario plain = Lab.parrotScenario();
        Scenario.Answers answers = plain.answers();
        Scenario scenario = new Scenario(
                plain.door(),
                plain.detection(),
                plain.timing(),
                new Scenario.Answers(answers.mode(), "", answers.prompts(), answers.texts(), callerWords),
                plain.wire(),
                plain.limits(),
                plain.toolCalls(),
                plain.faults());
        return Lab.watched(scenario, model::add, calls::add, SquadIT::squad);
    }

    private static CallwrightConfig squad(CallwrightConfig config) {
        AgentConfig reception = config.agents()
                .getFirst()
                .withGreeting("Reception.")
                .withHandoffs(List.of(
                        new HandoffConfig("sales", "", "\\bsales\\b", "1"), new HandoffConfig("service", "", "", "2")));
        AgentConfig sales = AgentConfig.named("sales").withVoice("other");
        AgentConfig service = AgentConfig.named("service").withVoice("third");
        return config.withAgents(List.of(reception, sales, service));
    }
}

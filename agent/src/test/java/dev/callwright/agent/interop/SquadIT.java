package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.HandoffConfig;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Agents with voices of their own that hand a call over by words; by digits they do in {@link TakeoverIT}. */
@Timeout(90)
class SquadIT {

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

    private static CallwrightConfig squad(CallwrightConfig config) {
        AgentConfig reception = config.agents()
                .getFirst()
                .withGreeting("Reception.")
                .withHandoffs(List.of(new HandoffConfig("sales", "", "\\bsales\\b", "1")));
        AgentConfig sales = AgentConfig.named("sales").withVoice("other");
        return config.withAgents(List.of(reception, sales));
    }
}

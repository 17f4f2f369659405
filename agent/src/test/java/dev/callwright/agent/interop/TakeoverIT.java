package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.simulator.Faults;
import dev.callwright.agent.simulator.Moment.Kind;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallLine;
import dev.callwright.agent.store.CallUsage;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ConditionsConfig;
import dev.callwright.config.HandoffConfig;
import dev.callwright.config.ModelConfig;
import dev.callwright.config.ProviderConfig.DialectName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** A call is handed over to an agent who speaks through another provider, with another voice. */
@Timeout(60)
class TakeoverIT {

    private static final Duration LONGEST_SILENCE = Duration.ofMillis(2_300);
    /** Of the other provider's upgrade, so that the caller has to wait. */
    private static final Duration SLOW = Duration.ofMillis(2_500);

    private final ModelWitness reception = new ModelWitness();

    @ConcurrentTest
    void theSessionOfTheNextAgentIsOpenedBehindThePresentOneAndKnowsWhatWasSaid() throws Exception {
        Faults.Connection slow = new Faults.Connection(0, Duration.ZERO, 0, 0, 402, SLOW);
        Faults faults = new Faults(slow, Faults.Session.DEFAULTS, Faults.Response.DEFAULTS);
        try (OtherModel sales = new OtherModel(OtherModel.parrot(faults));
                Lab lab = lab(sales);
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            var _ = caller.hearsAfterSaying(Lab.words());
            long since = System.nanoTime();
            caller.phone().press("2");

            Lab.await("the next agent", () -> sales.witness().count(Kind.RESPONSE_DONE) == 1);
            Lab.await("that it was heard", () -> Silence.lasts(caller.heard(), Duration.ofMillis(700)));
            assertThat(Silence.longest(
                            "another agent takes over, whose session is slow to come up", caller.heardSince(since)))
                    .isLessThan(LONGEST_SILENCE);
            isBriefed(sales.witness());
            assertThat(sales.witness().firstTime(Kind.SESSION_OPENED))
                    .as("behind the session that is still there")
                    .isLessThan(reception.firstTime(Kind.SESSION_CLOSED));
            assertThat(lab.model().sessions()).isZero();
            caller.phone().hangUp();

            isRecorded(lab.finishedCall());
            Lab.await("no session is left", () -> sales.sessions() == 0);
            assertThat(lab.meter("handoffs{result=done}")).isOne();
        }
    }

    @ConcurrentTest
    void anAgentWhoseColleagueCannotBeReachedSaysSoAndGoesOn() throws Exception {
        try (OtherModel sales = new OtherModel(OtherModel.parrot(Faults.DEFAULTS));
                Lab lab = lab(sales);
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            long speeches = caller.phone().count(PhoneMoment.Kind.AGENT_STOPPED);
            caller.phone().press("3");

            assertThat(caller.phone().await(PhoneMoment.Kind.AGENT_STOPPED, speeches, Lab.SOON))
                    .as("the present agent speaks")
                    .isTrue();
            assertThat(lab.meter("handoffs{result=failed}")).isOne();
            var _ = caller.hearsAfterSaying(Lab.words());
            caller.phone().hangUp();

            assertThat(lab.finishedCall().lines()).allSatisfy(TakeoverIT::isOfReception);
            assertThat(reception.count(Kind.SESSION_OPENED)).isOne();
        }
    }

    private static void isBriefed(ModelWitness sales) {
        String session = sales.sessions().getFirst();
        assertThat(sales.settings(session).at("/audio/output/voice").asString()).isEqualTo("marin");
        assertThat(sales.settings(session).path("instructions").asString())
                .contains("You sell.")
                .contains("You take over a call in progress from the agent parrot.");
        assertThat(sales.details(Kind.ITEM_TOLD))
                .anySatisfy(item -> assertThat(item).startsWith("assistant Hello, how can I help you?"))
                .anySatisfy(item -> assertThat(item).startsWith("user [caller speech"));
        assertThat(sales.events(session))
                .containsSubsequence("session.update", "conversation.item.create", "response.create");
    }

    private static void isRecorded(CallDetail call) {
        assertThat(call.call().ending().orElseThrow().outcome()).isEqualTo("caller-hung-up");
        assertThat(call.call().agent()).as("who began").isEqualTo("parrot");
        assertThat(call.lines().stream()
                        .filter(line -> line.speaker() == CallLine.Speaker.AGENT)
                        .map(CallLine::agent))
                .startsWith("parrot")
                .endsWith("sales");
        assertThat(call.usage()).extracting(CallUsage::provider).containsExactlyInAnyOrder("realtime", "second");
    }

    private static void isOfReception(CallLine line) {
        assertThat(line.agent()).isEqualTo("parrot");
    }

    private Lab lab(OtherModel sales) {
        return Lab.changed(OtherModel.parrot(Faults.DEFAULTS), reception, config -> squad(config, sales));
    }

    private static CallwrightConfig squad(CallwrightConfig config, OtherModel sales) {
        AgentConfig first = config.agents()
                .getFirst()
                .withGreeting("Hello.")
                .withHandoffs(
                        List.of(new HandoffConfig("sales", "", "", "2"), new HandoffConfig("service", "", "", "3")));
        return config.withProviders(List.of(sales.as("second", DialectName.OPENAI), OtherModel.absent("nowhere")))
                .withAgents(List.of(
                        first,
                        AgentConfig.named("sales")
                                .withInstructions("You sell.")
                                .withModels(List.of(model("second", "gpt-realtime", "marin"))),
                        AgentConfig.named("service")
                                .withModels(List.of(model("nowhere", "stepaudio-2.5-realtime", "")))));
    }

    private static ModelConfig model(String provider, String model, String voice) {
        return new ModelConfig(provider, model, voice, 1, 1, ConditionsConfig.DEFAULTS);
    }
}

package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.simulator.Faults;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallLine;
import dev.callwright.agent.store.CallUsage;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.ConditionsConfig;
import dev.callwright.config.ModelConfig;
import dev.callwright.config.RealtimeConfig;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;

/** A cascade as an operator configures it: the only model of an agent, or the one that goes on where a realtime service fails. */
@Timeout(90)
class CascadeInCallsIT {

    private static final String REALTIME = "realtime";
    private static final String CASCADE = "three-services";

    /** Two seconds, and what a busy machine adds. */
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(2_300);

    private static final Duration LISTEN = Duration.ofMillis(1_500);

    @ConcurrentTest
    void callersInterruptItAndAreAnswered() throws Exception {
        try (OtherModel services = new OtherModel(TurnsLab.longAnswers());
                Lab lab = lab(Scenario.DEFAULTS, services, "", CASCADE);
                Caller caller = Caller.in(lab)) {
            caller.phone().say(Lab.sentence());
            assertThat(caller.phone().await(Kind.AGENT_STARTED, 0, Lab.SOON)).isTrue();
            Pause.of(LISTEN);
            long stopped = caller.phone().count(Kind.AGENT_STOPPED);
            long started = caller.phone().count(Kind.AGENT_STARTED);
            caller.phone().say(Lab.sentence());
            assertThat(caller.phone().count(Kind.AGENT_STOPPED))
                    .as("the agent is silent before the caller has finished")
                    .isGreaterThan(stopped);
            assertThat(caller.phone().await(Kind.AGENT_STARTED, started, Lab.SOON))
                    .isTrue();
            Pause.of(LISTEN);
            CallDetail call = hangUp(lab, caller);

            assertThat(call.turns().getFirst().interrupted()).isTrue();
            assertThat(lines(call, CallLine.Speaker.CALLER))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).startsWith("[caller speech"));
            assertThat(lines(call, CallLine.Speaker.AGENT).getFirst())
                    .startsWith("Let me")
                    .doesNotContain("Saturday");
            assertThat(call.usage()).extracting(CallUsage::provider).containsExactly(CASCADE);
        }
    }

    @ConcurrentTest
    void itAnswersTheWordsThatAMuteServiceHasHeard() throws Exception {
        Faults.Session mute = new Faults.Session(Duration.ZERO, false, List.of(), false, 2);
        Scenario silent = OtherModel.parrot(new Faults(Faults.Connection.DEFAULTS, mute, Faults.Response.DEFAULTS));
        try (OtherModel services = new OtherModel(TurnsLab.longAnswers());
                Lab lab = lab(silent, services, "Hello.", REALTIME, CASCADE);
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            long started = caller.phone().count(Kind.AGENT_STARTED);
            caller.phone().say(Lab.words());
            long since = System.nanoTime();
            assertThat(caller.phone().await(Kind.AGENT_STARTED, started, Lab.SOON))
                    .isTrue();
            // The tone comes first, then the answer.
            Lab.await(
                    "the answer",
                    () -> caller.heardSince(since).length > 0 && lab.meter("realtime.ended{cause=timed-out}") == 1);
            Pause.of(LISTEN.multipliedBy(2));
            short[] heard = caller.heardSince(since);
            CallDetail call = hangUp(lab, caller);

            assertThat(Silence.longest("is mute, a cascade answers", heard)).isLessThan(LONGEST_SILENCE);
            assertThat(lines(call, CallLine.Speaker.AGENT))
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("Let me tell you");
            assertThat(lines(call, CallLine.Speaker.CALLER)).last().asString().startsWith("[caller speech");
            assertThat(call.usage()).extracting(CallUsage::provider).containsExactlyInAnyOrder(REALTIME, CASCADE);
        }
    }

    private static CallDetail hangUp(Lab lab, Caller caller) {
        caller.phone().hangUp();
        CallDetail call = lab.finishedCall();
        assertThat(call.call().ending().orElseThrow().outcome()).isEqualTo("caller-hung-up");
        return call;
    }

    private static List<String> lines(CallDetail call, CallLine.Speaker speaker) {
        return call.lines().stream()
                .filter(line -> line.speaker() == speaker)
                .map(CallLine::text)
                .toList();
    }

    private static Lab lab(Scenario realtime, OtherModel services, String greeting, String... providers) {
        return Lab.changed(realtime, new ModelWitness(), config -> {
            RealtimeConfig plain = config.realtime();
            List<ModelConfig> models = IntStream.range(0, providers.length)
                    .mapToObj(i -> model(providers[i], i + 1))
                    .toList();
            AgentConfig agent =
                    config.agents().getFirst().withGreeting(greeting).withModels(models);
            return config.withProviders(List.of(services.asCascade(CASCADE)))
                    .withAgents(List.of(agent))
                    .withRealtime(plain.withRetryPause(Duration.ofMillis(100))
                            .withResponseTimeout(Duration.ofSeconds(2))
                            .withPrices(OtherModel.PRICES));
        });
    }

    private static ModelConfig model(String provider, int rank) {
        String model = provider.equals(CASCADE) ? "some-model" : "stepaudio-2.5-realtime";
        return new ModelConfig(provider, model, "", rank, 1, ConditionsConfig.DEFAULTS);
    }
}

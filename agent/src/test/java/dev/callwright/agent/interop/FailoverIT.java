package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.Faults;
import dev.callwright.agent.simulator.Moment.Kind;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallUsage;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ConditionsConfig;
import dev.callwright.config.ModelConfig;
import dev.callwright.config.ProviderConfig.DialectName;
import dev.callwright.config.RealtimeConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** An agent with models of two providers that speak two dialects; one fails in the midst of a call, and the other goes on. */
@Timeout(60)
class FailoverIT {

    /** Two seconds, and what a busy machine adds. */
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(2_300);

    private static final String STEPFUN = "realtime";
    private static final String OPENAI = "second";

    private final ModelWitness stepFun = new ModelWitness();

    @ConcurrentTest
    void anotherProviderGoesOnWithTheAnswerWhenTheConnectionDropsInItsMidst() throws Exception {
        Faults.Connection drop = new Faults.Connection(0, Duration.ofMillis(400), 2);
        Faults faults = new Faults(drop, Faults.Session.DEFAULTS, Faults.Response.DEFAULTS);
        try (OtherModel openAi = new OtherModel(OtherModel.parrot(Faults.DEFAULTS));
                Lab lab = lab(faults, openAi, STEPFUN, OPENAI);
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            caller.phone().say(Lab.words());
            long since = System.nanoTime();

            heardOut(caller, openAi.witness());
            assertThat(Silence.longest(
                            "drops in the midst of an answer, another provider goes on", caller.heardSince(since)))
                    .isLessThan(LONGEST_SILENCE);
            assertThat(openAi.witness()
                            .settings(openAi.witness().sessions().getFirst())
                            .path("type")
                            .asString())
                    .as("a session of OpenAI's younger dialect")
                    .isEqualTo("realtime");
            assertThat(openAi.witness().details(Kind.ITEM_TOLD))
                    .anySatisfy(item -> assertThat(item).startsWith("assistant Hello, how can I help you?"))
                    .anySatisfy(item -> assertThat(item).startsWith("user [caller speech"));
            assertThat(lab.model().sessions()).isZero();
            assertThat(caller.piecesOfEcho(Lab.words())).as("the talk goes on").isGreaterThan(0.8);
            isRecorded(lab, caller, openAi);
        }
    }

    @ConcurrentTest
    void anotherProviderAnswersTheWordsThatAMuteOneHasHeard() throws Exception {
        Faults.Session mute = new Faults.Session(Duration.ZERO, false, List.of(), false, 2);
        Faults faults = new Faults(Faults.Connection.DEFAULTS, mute, Faults.Response.DEFAULTS);
        try (OtherModel openAi = new OtherModel(OtherModel.parrot(faults));
                Lab lab = lab(Faults.DEFAULTS, openAi, OPENAI, STEPFUN);
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            short[] words = Lab.words();
            caller.phone().say(words);
            long since = System.nanoTime();

            heardOut(caller, stepFun);
            short[] heard = caller.heardSince(since);
            assertThat(Silence.longest("is mute, another provider answers", heard))
                    .isLessThan(LONGEST_SILENCE);
            assertThat(Correlation.ofPieces(words, heard))
                    .as("what was said to the first is answered by the second")
                    .isGreaterThan(0.8);
            assertThat(stepFun.details(Kind.ITEM_TOLD))
                    .anySatisfy(item -> assertThat(item).startsWith("assistant Hello, how can I help you?"));
            assertThat(lab.meter("realtime.ended{cause=timed-out}")).isOne();
            assertThat(openAi.sessions()).isZero();
            isRecorded(lab, caller, openAi);
        }
    }

    /** Waits until the first answer of a model was heard to its end. */
    private static void heardOut(Caller caller, ModelWitness model) {
        Lab.await("an answer", () -> model.count(Kind.RESPONSE_DONE) == 1);
        Lab.await("that it was heard", () -> Silence.lasts(caller.heard(), Duration.ofMillis(700)));
    }

    private static void isRecorded(Lab lab, Caller caller, OtherModel openAi) {
        caller.phone().hangUp();

        CallDetail call = lab.finishedCall();
        assertThat(call.call().ending().orElseThrow().outcome()).isEqualTo("caller-hung-up");
        assertThat(call.usage()).extracting(CallUsage::provider).containsExactlyInAnyOrder(STEPFUN, OPENAI);
        assertThat(call.usage()).allSatisfy(usage -> {
            assertThat(usage.outputTokens()).isPositive();
            assertThat(usage.costMicros()).isPositive();
        });
        Lab.await("the last session is over", () -> lab.model().sessions() + openAi.sessions() == 0);
    }

    private Lab lab(Faults stepFunFaults, OtherModel openAi, String first, String next) {
        return Lab.changed(
                OtherModel.parrot(stepFunFaults),
                stepFun,
                config ->
                        withModels(config.withProviders(List.of(openAi.as(OPENAI, DialectName.OPENAI))), first, next));
    }

    private static CallwrightConfig withModels(CallwrightConfig config, String first, String next) {
        RealtimeConfig plain = config.realtime();
        AgentConfig agent =
                config.agents().getFirst().withGreeting("Hello.").withModels(List.of(model(first, 1), model(next, 2)));
        return config.withAgents(List.of(agent))
                .withRealtime(plain.withRetryPause(Duration.ofMillis(100))
                        .withResponseTimeout(Duration.ofSeconds(2))
                        .withPrices(OtherModel.PRICES));
    }

    private static ModelConfig model(String provider, int rank) {
        String model = provider.equals(OPENAI) ? "gpt-realtime" : "stepaudio-2.5-realtime";
        return new ModelConfig(provider, model, "", rank, 1, ConditionsConfig.DEFAULTS);
    }
}

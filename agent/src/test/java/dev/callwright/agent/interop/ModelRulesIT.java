package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.app.Switchboard;
import dev.callwright.agent.phone.Dialling;
import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.Timing;
import dev.callwright.config.BudgetConfig;
import dev.callwright.config.BudgetConfig.Spent;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ConditionsConfig;
import dev.callwright.config.ModelConfig;
import dev.callwright.config.PortRange;
import dev.callwright.config.PricesConfig;
import dev.callwright.config.ProviderConfig.DialectName;
import dev.callwright.config.RealtimeConfig;
import dev.callwright.media.codec.G711;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;

/**
 * Which of two models takes a call: the lab's own, the usual one, or another of lower rank under a condition. Load and the bounds of
 * providers are in {@link PoolIT}.
 */
@Timeout(90)
class ModelRulesIT {

    private static final int CALLS = 40;
    private static final PricesConfig DEAR = new PricesConfig(1_000_000, 0, 1_000_000);

    private final ModelWitness usual = new ModelWitness();

    @ConcurrentTest
    void modelsOfOneRankGetTheirShareOfTheCalls() throws Exception {
        try (OtherModel other = new OtherModel(Lab.parrotScenario());
                Lab lab = Lab.changed(
                        Lab.parrotScenario(),
                        usual,
                        config -> silent(with(config, other, model("other", 1, 1), model("realtime", 1, 4))));
                Switchboard phones = new Switchboard("127.0.0.1", new PortRange(41200, 41398))) {
            for (int call = 0; call < CALLS; call++) {
                try (ScriptedPhone phone = phones.phone(List.of(G711.PCMA), _ -> {})) {
                    assertThat(phone.dial(new Dialling("sip:100@127.0.0.1:" + lab.sipPort(), "tester"), Lab.SOON))
                            .as("%s", phone.moments())
                            .isTrue();
                    phone.hangUp();
                }
            }

            int sessions = other.witness().sessions().size();
            assertThat(sessions + usual.sessions().size()).isEqualTo(CALLS);
            // Neither is left out, and one of four shares has more, but for one run in ten thousand.
            assertThat(sessions).isBetween(1, CALLS / 2 - 1);
        }
    }

    @ConcurrentTest
    void aModelSeenToBeSlowIsAvoidedByTheNextCallAndKeptByItsOwn() throws Exception {
        try (OtherModel quick = new OtherModel(Lab.parrotScenario());
                Lab lab = lab(speaksAfter(Duration.ofMillis(900)), quick, slowerThan(Duration.ofMillis(600)));
                Caller first = Caller.in(lab)) {
            first.awaitSpeeches(1);
            assertThat(taken(quick, 1)).as("nothing is known of the usual one").containsExactly(1, 0);

            try (Caller second = Caller.in(lab)) {
                assertThat(taken(quick, 2)).containsExactly(1, 1);
                assertThat(second.piecesOfEcho(Lab.words())).isGreaterThan(0.8);
            }
            assertThat(first.piecesOfEcho(Lab.words())).isGreaterThan(0.8);
            assertThat(taken(quick, 2)).as("a call keeps its model").containsExactly(1, 1);
        }
    }

    @ConcurrentTest
    void aModelThatIsNotSlowIsNotAvoided() throws Exception {
        try (OtherModel quick = new OtherModel(Lab.parrotScenario());
                Lab lab = lab(speaksAfter(Duration.ofMillis(100)), quick, slowerThan(Duration.ofMillis(600)));
                Caller first = Caller.in(lab)) {
            first.awaitSpeeches(1);
            try (Caller _ = Caller.in(lab)) {
                assertThat(taken(quick, 2)).containsExactly(2, 0);
            }
        }
    }

    @ConcurrentTest
    void aModelOfThisHourIsTakenAndOneOfAnotherHourIsNot() throws Exception {
        try (OtherModel small = new OtherModel(Lab.parrotScenario());
                Lab now = lab(Lab.parrotScenario(), small, within(-1, 1));
                Caller _ = Caller.in(now)) {
            assertThat(taken(small, 1)).containsExactly(0, 1);
        }
        try (OtherModel small = new OtherModel(Lab.parrotScenario());
                Lab later = lab(Lab.parrotScenario(), small, within(2, 4));
                Caller _ = Caller.in(later)) {
            assertThat(taken(small, 1)).containsExactly(1, 0);
        }
    }

    @ConcurrentTest
    void aSmallerModelIsTakenOnceAPartOfTheBudgetIsSpent() throws Exception {
        ConditionsConfig spent = new ConditionsConfig("", 0, 1, Duration.ZERO);
        try (OtherModel small = new OtherModel(Lab.parrotScenario());
                Lab lab = Lab.changed(
                        Lab.parrotScenario(),
                        usual,
                        config -> dear(conditioned(config, small, spent))
                                .withBudgets(List.of(new BudgetConfig("lab", 1_000, Spent.REFUSE))));
                Caller first = Caller.in(lab)) {
            assertThat(taken(small, 1)).as("nothing is spent yet").containsExactly(1, 0);
            first.awaitSpeeches(1);

            try (Caller _ = Caller.in(lab)) {
                assertThat(taken(small, 2)).containsExactly(1, 1);
            }
        }
    }

    /**
     * Sessions ever opened, once there were so many: of the usual model, and of the other. A call that is greeted by a recording is
     * answered before its model is reached.
     */
    private List<Integer> taken(OtherModel other, int count) {
        Lab.await(
                count + " sessions",
                () -> usual.sessions().size() + other.witness().sessions().size() >= count);
        return List.of(usual.sessions().size(), other.witness().sessions().size());
    }

    private Lab lab(Scenario usualOne, OtherModel other, ConditionsConfig when) {
        return Lab.changed(usualOne, usual, config -> conditioned(config, other, when));
    }

    private static CallwrightConfig conditioned(CallwrightConfig config, OtherModel other, ConditionsConfig when) {
        return with(
                config, other, new ModelConfig("other", "step-audio-2-mini", "", 1, 1, when), model("realtime", 2, 1));
    }

    private static CallwrightConfig with(CallwrightConfig config, OtherModel other, ModelConfig... models) {
        return config.withProviders(List.of(other.as("other", DialectName.STEPFUN)))
                .withAgents(List.of(
                        config.agents().getFirst().withGreeting("Hello.").withModels(List.of(models))));
    }

    /** Without a greeting, which might be a recording, calls are answered once they have their model. */
    private static CallwrightConfig silent(CallwrightConfig config) {
        return config.withAgents(List.of(config.agents().getFirst().withGreeting("")));
    }

    private static CallwrightConfig dear(CallwrightConfig config) {
        RealtimeConfig plain = config.realtime();
        return config.withRealtime(plain.withPrices(DEAR));
    }

    private static ModelConfig model(String provider, int rank, int weight) {
        return new ModelConfig(provider, "stepaudio-2.5-realtime", "", rank, weight, ConditionsConfig.DEFAULTS);
    }

    private static ConditionsConfig slowerThan(Duration delay) {
        return new ConditionsConfig("", 0, 0, delay);
    }

    /** Hours from and to, counted from now; a window over midnight is one like any other. */
    private static ConditionsConfig within(int fromHours, int toHours) {
        DateTimeFormatter minute = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
        LocalTime now = LocalTime.now(ZoneId.systemDefault());
        String hours = now.plusHours(fromHours).format(minute) + "-"
                + now.plusHours(toHours).format(minute);
        return new ConditionsConfig(hours, 0, 0, Duration.ZERO);
    }

    private static Scenario speaksAfter(Duration delay) {
        Scenario plain = Lab.parrotScenario();
        Timing timing = plain.timing();
        return plain.withTiming(new Timing(
                delay,
                timing.transcriptionDelay(),
                timing.interruptTail(),
                timing.cancelTail(),
                timing.pacePercent(),
                timing.chunks()));
    }
}

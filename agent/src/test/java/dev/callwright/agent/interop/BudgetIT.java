package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.Faults;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallUsage;
import dev.callwright.config.BudgetConfig;
import dev.callwright.config.BudgetConfig.Spent;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.PricesConfig;
import dev.callwright.config.RealtimeConfig;
import dev.callwright.config.StoreConfig;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Timeout;

/** The day's budget is spent by a greeting. */
@Timeout(60)
class BudgetIT {

    private static final String OFFER = RawCaller.audio("8", "sendrecv");
    private static final Scenario PARROT = OtherModel.parrot(Faults.DEFAULTS);
    /** So dear that fifty tokens cost half the currency. */
    private static final PricesConfig DEAR = new PricesConfig(1_000_000, 0, 1_000_000);

    @ConcurrentTest
    void callsOfATrunkWhoseBudgetIsSpentEndWithAGoodbyeAndOthersAreRefusedEvenAfterARestart() throws Exception {
        StoreConfig store = freshStore();
        try (Lab lab = lab(new BudgetConfig("lab", 1, Spent.END), store);
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            isRefused(lab);
            caller.awaitEndByServer();

            CallDetail call = lab.finishedCall();
            assertThat(call.call().ending().orElseThrow().outcome()).isEqualTo("budget-spent");
            assertThat(call.call().ending().orElseThrow().sipStatus()).hasValue(200);
            assertThat(call.turns()).as("greeting and goodbye").hasSize(2).allSatisfy(turn -> {
                assertThat(turn.interrupted()).isFalse();
                assertThat(turn.heardMillis()).isGreaterThan(500);
            });
            assertThat(call.usage()).singleElement().satisfies(BudgetIT::isPriced);
        }
        try (Lab lab = lab(new BudgetConfig("lab", 1, Spent.END), store)) {
            isRefused(lab);
        }
    }

    @ConcurrentTest
    void aCallInProgressGoesOnWhereOnlyNewOnesAreRefused() throws Exception {
        try (Lab lab = lab(new BudgetConfig("", 1, Spent.REFUSE), freshStore());
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            isRefused(lab);
            assertThat(caller.piecesOfEcho(Lab.words())).isGreaterThan(0.8);
        }
    }

    private static StoreConfig freshStore() {
        return LabSettings.inMemory("budget-" + UUID.randomUUID());
    }

    private static void isRefused(Lab lab) {
        try (RawCaller late = new RawCaller(lab.sipPort())) {
            String refusal = late.invite("100", OFFER);

            assertThat(refusal).startsWith("SIP/2.0 503 The budget of the day is spent.\r\n");
            assertThat(RawCaller.header(refusal, "Retry-After")).isEqualTo("10");
            assertThat(lab.meter("calls.refused{reason=budget-spent}")).isOne();
        }
    }

    private static void isPriced(CallUsage usage) {
        assertThat(usage.costMicros())
                .isEqualTo((usage.inputTokens() + usage.outputTokens()) * 10_000)
                .isGreaterThan(10_000);
    }

    private static Lab lab(BudgetConfig budget, StoreConfig store) {
        return Lab.changed(
                PARROT,
                SimulatorListener.NONE,
                config -> priced(config)
                        .withBudgets(List.of(budget))
                        .withStore(store)
                        .withAgents(List.of(config.agents().getFirst().withGreeting("Hello."))));
    }

    private static CallwrightConfig priced(CallwrightConfig config) {
        RealtimeConfig plain = config.realtime();
        return config.withRealtime(plain.withPrices(DEAR));
    }
}

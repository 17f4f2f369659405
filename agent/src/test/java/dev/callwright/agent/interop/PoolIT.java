package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ConditionsConfig;
import dev.callwright.config.ModelConfig;
import dev.callwright.config.ProviderConfig.DialectName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Calls at the same time choose their models, in this order: a provider nobody can reach; a small model, once there are more than
 * two calls; the usual one, which gives one session; the one of {@code realtime}.
 */
@Timeout(60)
class PoolIT {

    private static final String UNREACHABLE = "realtime.ended{cause=unreachable}";
    private static final ConditionsConfig BUSY = new ConditionsConfig("", 2, 0, Duration.ZERO);

    @Test
    void aProviderIsPassedOverWhenItIsFullOrUnwellAndASmallerModelTakenUnderLoad() throws Exception {
        try (OtherModel small = new OtherModel(Lab.parrotScenario());
                OtherModel usual = new OtherModel(Lab.parrotScenario());
                Lab lab = Lab.changed(
                        Lab.parrotScenario(), SimulatorListener.NONE, config -> pool(config, small, usual));
                Caller first = Caller.in(lab)) {
            assertThat(sessions(small, usual, lab)).as("the usual one").containsExactly(0, 1, 0);
            try (Caller _ = Caller.in(lab)) {
                assertThat(sessions(small, usual, lab)).as("that is full").containsExactly(0, 1, 1);
                assertThat(lab.meter(UNREACHABLE)).isEqualTo(2);
                try (Caller _ = Caller.in(lab);
                        Caller _ = Caller.in(lab)) {
                    assertThat(sessions(small, usual, lab)).as("under load").containsExactly(2, 1, 1);
                    assertThat(lab.meter(UNREACHABLE))
                            .as("after the third attempt it is left alone")
                            .isEqualTo(3);
                }
                first.phone().hangUp();
                Lab.await("one call is left", () -> lab.server().activeCalls() == 1);
                Lab.await("its place is free", () -> small.sessions() + usual.sessions() == 0);
                try (Caller again = Caller.in(lab)) {
                    assertThat(sessions(small, usual, lab)).containsExactly(0, 1, 1);
                    assertThat(again.piecesOfEcho(Lab.words())).isGreaterThan(0.8);
                }
            }
        }
    }

    private static List<Integer> sessions(OtherModel small, OtherModel usual, Lab lab) {
        return List.of(small.sessions(), usual.sessions(), lab.model().sessions());
    }

    private static CallwrightConfig pool(CallwrightConfig config, OtherModel small, OtherModel usual) {
        return config.withProviders(List.of(
                        OtherModel.absent("absent"),
                        small.as("small", DialectName.STEPFUN),
                        usual.as("usual", DialectName.OPENAI, 1)))
                .withAgents(List.of(config.agents()
                        .getFirst()
                        .withModels(List.of(
                                model("absent", "stepaudio-2.5-realtime", 1, ConditionsConfig.DEFAULTS),
                                model("small", "step-audio-2-mini", 2, BUSY),
                                model("usual", "gpt-realtime", 3, ConditionsConfig.DEFAULTS),
                                model("realtime", "stepaudio-2.5-realtime", 4, ConditionsConfig.DEFAULTS)))));
    }

    private static ModelConfig model(String provider, String model, int rank, ConditionsConfig when) {
        return new ModelConfig(provider, model, "", rank, 1, when);
    }
}

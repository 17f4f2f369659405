package dev.callwright.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.config.BargeInConfig;
import dev.callwright.config.TurnDetectionConfig;
import dev.callwright.config.TurnDetectionConfig.Mode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnTakingTest {

    private final FakeAgent agent = new FakeAgent();
    private int heardSamples;

    @Test
    void letsTheServiceHearEverythingAndInterruptInItsOwnMode() {
        TurnTaking turns = turns(Mode.SERVER, true, FakeSession.stepFun());
        agent.answering = true;

        quiet(turns);

        assertThat(heardSamples).isEqualTo(160);
        assertThat(turns.heeds()).isTrue();
    }

    @Test
    void doesNotLetTheServiceInterruptWhereCallersMayNot() {
        TurnTaking turns = turns(Mode.SERVER, false, FakeSession.stepFun());
        agent.answering = true;

        assertThat(turns.heeds()).isFalse();
        assertThat(turns.unwanted(true)).as("its answer is heard afterwards").isFalse();
    }

    @Test
    void letsTheGateVetoTheServiceInHybridMode() {
        TurnTaking turns = turns(Mode.HYBRID, true, FakeSession.stepFun());
        agent.answering = true;
        quiet(turns);

        assertThat(heardSamples).isEqualTo(160);
        assertThat(turns.heeds()).isFalse();
        assertThat(turns.unwanted(true)).isTrue();
        assertThat(turns.unwanted(true)).as("only the next answer").isFalse();
    }

    @Test
    void wantsTheServicesAnswerToAFalseAlarmOnceTheAgentIsQuiet() {
        TurnTaking turns = turns(Mode.HYBRID, true, FakeSession.stepFun());
        agent.answering = true;
        quiet(turns);
        assertThat(turns.heeds()).isFalse();

        assertThat(turns.unwanted(false)).isFalse();
    }

    @Test
    void waitsForTheGateToMakeUpItsMindInHybridMode() {
        TurnTaking turns = turns(Mode.HYBRID, true, FakeSession.stepFun());
        agent.answering = true;
        loud(turns, 6);

        assertThat(turns.heeds()).isFalse();
        assertThat(agent.done).containsExactly("hold");
        loud(turns, 40);

        assertThat(agent.done).contains("interrupt");
        assertThat(turns.heeded()).isTrue();
        assertThat(turns.unwanted(true)).as("the answer to it").isFalse();
    }

    @Test
    void heedsTheServiceInHybridModeWhileTheAgentIsQuiet() {
        TurnTaking turns = turns(Mode.HYBRID, true, FakeSession.stepFun());

        assertThat(turns.heeds()).isTrue();
    }

    @Test
    void decidesTurnsItselfForAModelThatCannot() {
        TurnTaking turns = turns(Mode.SERVER, true, FakeSession.withoutDetection());

        quiet(turns);

        assertThat(heardSamples).isZero();
    }

    @Test
    void interruptsByTheGateWithoutWaitingForTheService() {
        TurnTaking turns = turns(Mode.HYBRID, true, FakeSession.stepFun());
        agent.answering = true;

        loud(turns, 40);

        assertThat(agent.done).contains("hold", "interrupt");
    }

    private TurnTaking turns(Mode mode, boolean interruptible, FakeSession session) {
        LocalTurns.Model model = new LocalTurns.Model() {
            @Override
            public void hear(short[] pcm, int length) {
                heardSamples += length;
            }

            @Override
            public void say(ClientEvent event) {
                session.send(event);
            }
        };
        BargeInConfig plain = BargeInConfig.DEFAULTS;
        return new TurnTaking(
                new Listening(
                        TurnDetectionConfig.DEFAULTS.by(mode),
                        new BargeInConfig(interruptible, plain.confirm(), plain.patience())),
                new TurnSides(
                        () -> Optional.of(session),
                        model,
                        agent,
                        new TurnTracker(_ -> {}),
                        new Metrics(new SimpleMeterRegistry())));
    }

    private static void quiet(TurnTaking turns) {
        turns.hear(new short[160], 160, 1);
    }

    /** Something like a voice: a loud vowel of 150 Hz with its harmonics, swelling and fading four times a second. */
    private static void loud(TurnTaking turns, int pieces) {
        short[] pcm = new short[160];
        for (int piece = 0; piece < pieces; piece++) {
            for (int i = 0; i < 160; i++) {
                double t = (piece * 160 + i) / 8000.0;
                double voice = 0;
                for (int harmonic = 1; harmonic <= 12; harmonic++) {
                    voice += Math.sin(2 * Math.PI * 150 * harmonic * t) / harmonic;
                }
                pcm[i] = (short) (5000 * voice * (0.8 + 0.2 * Math.sin(2 * Math.PI * 4 * t)));
            }
            turns.hear(pcm, 160, piece + 1L);
        }
    }
}

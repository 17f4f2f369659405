package dev.callwright.agent.bridge.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.config.BargeInConfig;
import dev.callwright.config.TurnDetectionConfig;
import dev.callwright.config.TurnDetectionConfig.Mode;
import dev.callwright.media.codec.WavFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
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
    void lettingNobodyStopARecordingIsForAgentsWhomCallersMayNotInterrupt() {
        agent.prompting = true;

        assertThat(turns(Mode.SERVER, true, FakeSession.stepFun()).heeds()).isTrue();
        assertThat(turns(Mode.HYBRID, true, FakeSession.stepFun()).heeds()).isTrue();
        assertThat(turns(Mode.SERVER, false, FakeSession.stepFun()).heeds()).isFalse();
        assertThat(turns(Mode.HYBRID, false, FakeSession.stepFun()).heeds()).isFalse();
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
    void waitsForTheGateToMakeUpItsMindInHybridMode() throws IOException {
        TurnTaking turns = turns(Mode.HYBRID, true, FakeSession.stepFun());
        agent.answering = true;
        speak(turns, 6);

        assertThat(turns.heeds()).isFalse();
        assertThat(agent.done).containsExactly("hold");
        speak(turns, 40);

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
    void interruptsByTheGateWithoutWaitingForTheService() throws IOException {
        TurnTaking turns = turns(Mode.HYBRID, true, FakeSession.stepFun());
        agent.answering = true;

        speak(turns, 40);

        assertThat(agent.done).contains("hold", "interrupt");
    }

    @Test
    void decidesAsTheAgentWantsThatHasTheFloor() throws IOException {
        TurnTaking turns = turns(Mode.SERVER, false, FakeSession.stepFun());
        agent.answering = true;
        speak(turns, 6);
        int heardByServer = heardSamples;

        turns.listen(listening(Mode.LOCAL, true));
        quiet(turns);
        int heardInSilence = heardSamples - heardByServer;
        speak(turns, 40);

        assertThat(heardByServer).isEqualTo((50 + 6) * 160);
        assertThat(heardInSilence).as("silence is not sent by the second agent").isZero();
        assertThat(agent.done).contains("hold", "interrupt");
    }

    @Test
    void letsAnAgentThatIsHeldGoOnWhenAnotherGetsTheFloor() throws IOException {
        TurnTaking turns = turns(Mode.HYBRID, true, FakeSession.stepFun());
        agent.answering = true;
        speak(turns, 6);
        assertThat(agent.done).containsExactly("hold");

        turns.listen(listening(Mode.HYBRID, false));

        assertThat(agent.done).containsExactly("hold", "release");
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
        return new TurnTaking(
                listening(mode, interruptible),
                new TurnSides(
                        () -> Optional.of(session),
                        model,
                        agent,
                        new TurnTracker(_ -> {}),
                        new Floor(System::nanoTime),
                        new Metrics(new SimpleMeterRegistry())));
    }

    private static Listening listening(Mode mode, boolean interruptible) {
        BargeInConfig plain = BargeInConfig.DEFAULTS;
        return new Listening(
                TurnDetectionConfig.DEFAULTS.by(mode),
                new BargeInConfig(interruptible, plain.confirm(), plain.patience()));
    }

    private static void quiet(TurnTaking turns) {
        turns.hear(new short[160], 160, 1);
    }

    /** A second of a quiet line, and so much of a caller's sentence. */
    private static void speak(TurnTaking turns, int pieces) throws IOException {
        for (int piece = 0; piece < 50; piece++) {
            quiet(turns);
        }
        short[] sentence = sentence();
        int at = 0;
        while (Math.abs(sentence[at]) < 500) {
            at++;
        }
        for (int piece = 0; piece < pieces; piece++, at += 160) {
            turns.hear(Arrays.copyOfRange(sentence, at, at + 160), 160, piece + 1L);
        }
    }

    private static short[] sentence() throws IOException {
        try (InputStream in = Objects.requireNonNull(ScriptedPhone.class.getResourceAsStream("caller-1.wav"))) {
            return WavFile.read(in).samples(0);
        }
    }
}

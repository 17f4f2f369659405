package dev.callwright.agent.bridge.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.config.BargeInConfig;
import dev.callwright.config.TurnDetectionConfig;
import dev.callwright.media.dsp.speech.SpeechGate.Edge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocalTurnsTest {

    private static final int PIECE = 160;
    private static final int PIECE_MILLIS = 20;

    private final FakeAgent agent = new FakeAgent();
    private final FakeSession session = FakeSession.stepFun();
    private final List<ClientEvent> said = session.said;
    private final List<BridgeEvent> events = new ArrayList<>();
    private final Metrics metrics = new Metrics(new SimpleMeterRegistry());
    private LocalTurns turns = turns(BargeInConfig.DEFAULTS);
    private int heardSamples;
    private int sound;
    private long now = 1;

    @Test
    void sendsSpeechWithWhatCameBeforeIt() {
        quiet(3000);
        speak(1000);

        assertThat(heardSamples / 8).isEqualTo(500 + 1000);
    }

    @Test
    void sendsNothingWhileTheCallerIsQuietOrCoughs() {
        quiet(2000);
        hear(Edge.ONSET, 20);
        hear(Edge.NONE, 20);
        hear(Edge.FALSE_ALARM, 0);
        quiet(2000);

        assertThat(heardSamples).isZero();
        assertThat(said).isEmpty();
    }

    @Test
    void commitsAtAPauseAndAsksOnceTheModelHasIt() {
        speak(1000);
        quiet(200);

        assertThat(said).containsExactly(new ClientEvent.CommitAudio());
        assertThat(agent.done).containsExactly("hold");
        turns.committed();
        assertThat(agent.done).containsExactly("hold", "ask ");
    }

    @Test
    void letsTheAgentBeHeardAtTheEndOfSpeech() {
        speak(1000);
        quiet(480);
        turns.committed();
        hear(Edge.END, 0);

        assertThat(agent.done).containsExactly("hold", "ask ", "release");
        assertThat(said).containsExactly(new ClientEvent.CommitAudio());
    }

    @Test
    void measuresFromTheRealEndOfSpeech() {
        speak(1000);
        long spoken = now;
        quiet(480);
        hear(Edge.END, 0);

        assertThat(events)
                .contains(new BridgeEvent.TurnStep(
                        BridgeEvent.Step.CALLER_STOPPED,
                        spoken + TimeUnit.MILLISECONDS.toNanos(500) - TimeUnit.MILLISECONDS.toNanos(500)));
    }

    @Test
    void revokesTheAnswerWhenTheCallerGoesOn() {
        speak(1000);
        quiet(300);
        turns.committed();
        int before = heardSamples;
        goOnSpeaking(100);

        assertThat(agent.done).containsExactly("hold", "ask ", "revoke", "release");
        assertThat((heardSamples - before) / 8).as("the pause is sent, too").isEqualTo(100 + 100);

        quiet(200);
        turns.committed();

        assertThat(said).containsExactly(new ClientEvent.CommitAudio(), new ClientEvent.CommitAudio());
        assertThat(agent.done).endsWith("hold", "ask ");
    }

    @Test
    void takesABreathForAPause() {
        speak(1000);
        quiet(300);
        goOnSpeaking(40);
        quiet(100);
        hear(Edge.END, 0);

        assertThat(agent.done).containsExactly("hold", "release");
    }

    @Test
    void doesNotAnswerWhileTheCallerSpeaksAgain() {
        speak(1000);
        quiet(300);
        goOnSpeaking(100);
        turns.committed();
        assertThat(agent.done).doesNotContain("ask ");

        quiet(200);
        turns.committed();

        assertThat(agent.done).containsOnlyOnce("ask ");
    }

    @Test
    void forgetsATurnInWhichTheModelFoundNoSpeech() {
        speak(300);
        quiet(480);
        hear(Edge.END, 0);
        turns.refused();

        assertThat(agent.done).containsExactly("hold", "release");
        assertThat(metrics.summary()).contains("turn.gate{what=forgotten}=1");

        speak(1000);
        quiet(200);
        turns.committed();
        assertThat(agent.done).endsWith("ask ");
    }

    @Test
    void asksAgainForWhatNoSpeechHadDisplaced() {
        agent.request = Optional.of("Greet the caller.");
        speak(1000);
        quiet(480);
        hear(Edge.END, 0);
        turns.refused();

        assertThat(agent.done).contains("ask Greet the caller.");
    }

    @Test
    void doesNotWaitForeverForTheModelToConfirm() {
        speak(1000);
        quiet(480);
        hear(Edge.END, 0);
        quiet(3000);

        turns.committed();

        assertThat(agent.done).doesNotContain("ask ");
        assertThat(turns.betweenTurns()).isTrue();
    }

    @Test
    void takesNoTurnForARemarkTheAgentTalksThrough() {
        agent.answering = true;
        speak(200);
        quiet(480);
        hear(Edge.END, 0);

        assertThat(said).containsExactly(new ClientEvent.ClearAudio());
        assertThat(agent.done).isEmpty();
    }

    @Test
    void takesTheTurnWhenTheCallerInterrupts() {
        agent.answering = true;
        speak(240);
        agent.answering = false;
        hear(Edge.NONE, 20, true);
        quiet(200);

        assertThat(said).containsExactly(new ClientEvent.CommitAudio());
    }

    @Test
    void keepsWhatIsSaidOverAnAgentWhoMayNotBeInterruptedForLater() {
        turns = turns(new BargeInConfig(false, BargeInConfig.DEFAULTS.confirm(), BargeInConfig.DEFAULTS.patience()));
        agent.answering = true;
        speak(1000);
        quiet(480);
        hear(Edge.END, 0);
        quiet(1000);
        assertThat(said).isEmpty();

        agent.answering = false;
        quiet(20);
        turns.committed();

        assertThat(said).containsExactly(new ClientEvent.CommitAudio());
        assertThat(agent.done).containsExactly("ask ");
    }

    @Test
    void givesASignOfLifeInALongSilence() {
        quiet(29_980);
        assertThat(said).isEmpty();

        quiet(20);

        assertThat(said).containsExactly(new ClientEvent.ClearAudio());
        assertThat(heardSamples / 8).isEqualTo(100);
        quiet(30_000);
        assertThat(said).hasSize(2);
    }

    @Test
    void forgetsEverythingWithTheSession() {
        speak(1000);
        quiet(300);
        turns.sessionLost();
        turns.committed();

        assertThat(agent.done).containsExactly("hold", "release");
        assertThat(turns.betweenTurns()).isTrue();
    }

    @Test
    void commitsEndlessSpeechPieceByPiece() {
        speak(61_000);

        assertThat(said).containsExactly(new ClientEvent.CommitAudio());
        turns.committed();
        assertThat(agent.done).isEmpty();

        quiet(200);
        turns.committed();
        assertThat(agent.done).endsWith("ask ");
    }

    private LocalTurns turns(BargeInConfig bargeIn) {
        LocalTurns.Model model = new LocalTurns.Model() {
            @Override
            public void hear(short[] pcm, int length) {
                heardSamples += length;
            }

            @Override
            public void say(ClientEvent event) {
                said.add(event);
            }
        };
        TurnSides sides = new TurnSides(
                () -> Optional.of(session),
                model,
                agent,
                new TurnTracker(events::add),
                new Floor(System::nanoTime),
                metrics);
        return new LocalTurns(
                new Listening(TurnDetectionConfig.DEFAULTS, bargeIn),
                sides,
                new ModelRecall(() -> Optional.of(session), metrics));
    }

    private void speak(int millis) {
        sound = 0;
        hear(Edge.ONSET, PIECE_MILLIS);
        for (int at = PIECE_MILLIS; at < millis; at += PIECE_MILLIS) {
            hear(at == 120 ? Edge.SPEECH : Edge.NONE, PIECE_MILLIS);
        }
    }

    private void goOnSpeaking(int millis) {
        for (int at = 0; at < millis; at += PIECE_MILLIS) {
            hear(Edge.NONE, PIECE_MILLIS);
        }
    }

    private void quiet(int millis) {
        for (int at = 0; at < millis; at += PIECE_MILLIS) {
            hear(Edge.NONE, 0);
        }
    }

    private void hear(Edge edge, int soundMillis) {
        hear(edge, soundMillis, false);
    }

    private void hear(Edge edge, int soundMillis, boolean interrupts) {
        now += TimeUnit.MILLISECONDS.toNanos(PIECE_MILLIS);
        sound += soundMillis;
        turns.hear(edge, sound, interrupts, new short[PIECE], PIECE, now);
        if (edge == Edge.END || edge == Edge.FALSE_ALARM) {
            sound = 0;
        }
    }
}

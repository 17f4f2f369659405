package dev.callwright.agent.bridge.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.config.BargeInConfig;
import dev.callwright.media.dsp.speech.SpeechGate.Edge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BargeInTest {

    private static final int PIECE = 20;

    private final FakeAgent agent = new FakeAgent();
    private BargeIn bargeIn = bargeIn(true);
    private int sound;

    @BeforeEach
    void answer() {
        agent.answering = true;
    }

    @Test
    void holdsTheAgentAtTheOnset() {
        assertThat(hear(Edge.ONSET, false)).isFalse();

        assertThat(agent.done).containsExactly("hold");
    }

    @Test
    void interruptsOnceSpeechIsLongEnough() {
        hear(Edge.ONSET, false);
        for (int millis = 40; millis <= 240; millis += PIECE) {
            assertThat(hear(Edge.NONE, millis >= 120)).as("at %d ms", millis).isFalse();
        }

        assertThat(hear(Edge.NONE, true)).isTrue();
        assertThat(agent.done).containsExactly("hold");
    }

    @Test
    void goesOnAfterAFalseAlarm() {
        hear(Edge.ONSET, false);
        quiet(Edge.FALSE_ALARM);

        assertThat(agent.done).containsExactly("hold", "release");
    }

    @Test
    void goesOnWhenTheSoundWasSpeechButTooBrief() {
        hear(Edge.ONSET, false);
        hear(Edge.SPEECH, true);
        quiet(Edge.END);

        assertThat(agent.done).containsExactly("hold", "release");
    }

    @Test
    void goesOnWhenPatienceIsOver() {
        hear(Edge.ONSET, false);
        for (int millis = PIECE; millis < 600; millis += PIECE) {
            quiet(Edge.NONE);
        }
        assertThat(agent.done).containsExactly("hold");

        quiet(Edge.NONE);

        assertThat(agent.done).containsExactly("hold", "release");
    }

    @Test
    void interruptsAlsoAfterPatienceIsOver() {
        hear(Edge.ONSET, false);
        for (int millis = 0; millis < 700; millis += PIECE) {
            quiet(Edge.NONE);
        }

        sound += 250;

        assertThat(hear(Edge.SPEECH, true)).isTrue();
    }

    @Test
    void doesNotCountWhatWasSaidBeforeTheAnswerBegan() {
        agent.answering = false;
        hear(Edge.ONSET, false);
        sound += 2000;
        hear(Edge.SPEECH, true);

        agent.answering = true;

        assertThat(hear(Edge.NONE, true)).isFalse();
        sound += 250;
        assertThat(hear(Edge.NONE, true)).isTrue();
    }

    @Test
    void leavesAnAgentAloneThatSaysNothing() {
        agent.answering = false;

        hear(Edge.ONSET, false);
        sound += 1000;

        assertThat(hear(Edge.SPEECH, true)).isFalse();
        assertThat(agent.done).isEmpty();
    }

    @Test
    void neitherHoldsNorInterruptsWhereCallersMayNot() {
        bargeIn = bargeIn(false);

        hear(Edge.ONSET, false);
        sound += 1000;

        assertThat(hear(Edge.SPEECH, true)).isFalse();
        assertThat(agent.done).isEmpty();
    }

    private BargeIn bargeIn(boolean enabled) {
        BargeInConfig config = new BargeInConfig(enabled, Duration.ofMillis(250), Duration.ofMillis(600));
        return new BargeIn(config, agent, new Metrics(new SimpleMeterRegistry()));
    }

    private boolean hear(Edge edge, boolean speaking) {
        sound += PIECE;
        return bargeIn.hear(edge, speaking, sound, PIECE);
    }

    private void quiet(Edge edge) {
        assertThat(bargeIn.hear(edge, false, sound, PIECE)).isFalse();
    }
}

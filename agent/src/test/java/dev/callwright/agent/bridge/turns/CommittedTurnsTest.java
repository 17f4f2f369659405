package dev.callwright.agent.bridge.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CommittedTurnsTest {

    private final List<ClientEvent> said = new ArrayList<>();
    private final FakeAgent agent = new FakeAgent();
    private final Metrics metrics = new Metrics(new SimpleMeterRegistry());
    private final CommittedTurns commits =
            new CommittedTurns(new Told(), agent, new ModelRecall(Optional::empty, metrics), metrics);

    @Test
    void theAnswerIsAskedForOnceTheModelHasAllThatWasCommitted() {
        commits.commit();
        commits.commit();
        assertThat(said).containsExactly(new ClientEvent.CommitAudio(), new ClientEvent.CommitAudio());

        commits.confirmed(false);
        assertThat(agent.done).isEmpty();
        assertThat(commits.allConfirmed()).isFalse();
        commits.confirmed(false);

        assertThat(agent.done).containsExactly("ask ");
        assertThat(commits.allConfirmed()).isTrue();
    }

    @Test
    void theAnswerWaitsWhileTheCallerGoesOn() {
        commits.commit();
        commits.confirmed(true);
        assertThat(agent.done).isEmpty();

        commits.answer();

        assertThat(agent.done).containsExactly("ask ");
    }

    @Test
    void whatTheCallersSoundDisplacedIsAskedForAgainWhenItWasNoSpeech() {
        agent.request = Optional.of("Say goodbye.");
        commits.displace();
        commits.commit();

        commits.refused(false);

        assertThat(agent.done).containsExactly("ask Say goodbye.");
        assertThat(metrics.summary()).contains("turn.gate{what=forgotten}=1");
    }

    @Test
    void anAnswerAskedForOnAWrongGuessIsOwedStill() {
        commits.commit();
        commits.confirmed(false);
        commits.goOn();
        commits.commit();

        commits.refused(false);

        assertThat(agent.done).containsExactly("ask ", "ask ");
    }

    @Test
    void aCommitThatIsNeverConfirmedIsForgotten() {
        commits.commit();
        commits.commit();

        commits.pass(2_980, false);
        assertThat(commits.allConfirmed()).isFalse();
        commits.pass(20, false);

        assertThat(commits.allConfirmed()).isTrue();
        assertThat(agent.done).isEmpty();
    }

    @Test
    void nothingIsOwedToASessionThatIsGone() {
        commits.commit();
        commits.confirmed(true);

        commits.lost();
        commits.answer();

        assertThat(agent.done).isEmpty();
    }

    /** Notes what the model is told. */
    private final class Told implements LocalTurns.Model {

        @Override
        public void hear(short[] pcm, int length) {
            throw new AssertionError("it hears nothing from here");
        }

        @Override
        public void say(ClientEvent event) {
            said.add(event);
        }
    }
}

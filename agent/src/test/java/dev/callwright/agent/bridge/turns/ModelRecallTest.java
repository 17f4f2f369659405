package dev.callwright.agent.bridge.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelRecallTest {

    private static final HeardWords.Heard CUT =
            new HeardWords.Heard("r1", "i1", "We are open until nine.", "We are", 700, true);

    private final Metrics metrics = new Metrics(new SimpleMeterRegistry());

    @Test
    void truncatesWhereThatIsUnderstood() {
        FakeSession session = FakeSession.truncating();

        recall(session).cut(CUT, true);

        assertThat(session.said).containsExactly(new ClientEvent.TruncateItem("i1", 700));
    }

    @Test
    void replacesAnAnswerThatIsComplete() {
        FakeSession session = FakeSession.stepFun();

        recall(session).cut(CUT, false);

        assertThat(session.said)
                .containsExactly(new ClientEvent.DeleteItem("i1"), new ClientEvent.AssistantText("We are"));
    }

    @Test
    void waitsForTheEndOfAnAnswerStillBeingMade() {
        FakeSession session = FakeSession.stepFun();
        ModelRecall recall = recall(session);

        recall.cut(CUT, true);
        recall.done("another");
        assertThat(session.said).isEmpty();
        recall.done("r1");

        assertThat(session.said).hasSize(2);
    }

    @Test
    void doesNotWaitAnyLongerThanTheCallersNextWords() {
        FakeSession session = FakeSession.stepFun();
        ModelRecall recall = recall(session);

        recall.cut(CUT, true);
        recall.beforeCallersWords();
        recall.done("r1");

        assertThat(session.said).hasSize(2);
    }

    @Test
    void putsNothingBehindTheCallersNextWords() {
        FakeSession session = FakeSession.stepFun();
        ModelRecall recall = recall(session);

        recall.cut(CUT, true);
        recall.callersWordsAdded();
        recall.done("r1");

        assertThat(session.said).isEmpty();
        assertThat(metrics.summary()).contains("turn.gate{what=unrepaired}=1");
    }

    @Test
    void onlyDeletesWhatWasNotHeardAtAll() {
        FakeSession session = FakeSession.stepFun();

        recall(session).cut(new HeardWords.Heard("r1", "i1", "We are open.", "", 0, false), false);

        assertThat(session.said).containsExactly(new ClientEvent.DeleteItem("i1"));
    }

    @Test
    void leavesAnAnswerAloneThatWasHeardToItsEnd() {
        FakeSession session = FakeSession.stepFun();

        recall(session).cut(new HeardWords.Heard("r1", "i1", "We are open.", "We are open.", 900, true), false);

        assertThat(session.said).isEmpty();
    }

    @Test
    void cannotHelpAModelThatNeitherTruncatesNorDeletes() {
        FakeSession session = FakeSession.withoutDetection();

        recall(session).cut(CUT, false);

        assertThat(session.said).isEmpty();
    }

    private ModelRecall recall(FakeSession session) {
        return new ModelRecall(() -> Optional.of(session), metrics);
    }
}

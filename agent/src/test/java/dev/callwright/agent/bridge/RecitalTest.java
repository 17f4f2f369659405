package dev.callwright.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.talk.Recitation;
import dev.callwright.agent.bridge.talk.SpokenWords;
import dev.callwright.agent.realtime.ClientEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecitalTest {

    private static final String WORDS = "Good day. How can I help you?";

    private final SpokenWords kept = new SpokenWords(10);
    private final Bench bench = Bench.connected();

    @Test
    void theModelIsAskedForWordsThatWereNeverSaid() {
        bench.recital.say(text(false));

        assertThat(bench.said()).containsExactly(new ClientEvent.CreateResponse("Say: " + WORDS));
        assertThat(bench.metrics.summary()).contains("words.said{by=model}=1");
    }

    @Test
    void whatTheModelSaidToItsEndIsSaidWithoutItTheNextTime() {
        bench.recital.say(text(false));
        bench.answers("r1", WORDS, 1_000);
        bench.heard(2_000);
        assertThat(recited()).containsExactly(new BridgeEvent.Recited(WORDS, true));
        assertThat(kept.size()).isEqualTo(1);

        bench.said().clear();
        bench.recital.say(text(false));
        assertThat(bench.said()).isEmpty();
        bench.heard(2_000);

        assertThat(bench.said())
                .as("it is told what was said for it")
                .containsExactly(new ClientEvent.AssistantText(WORDS));
        assertThat(recited()).hasSize(2).last().isEqualTo(new BridgeEvent.Recited(WORDS, true));
        assertThat(bench.told).contains(new BridgeEvent.AgentSaid(WORDS, ""));
    }

    @Test
    void otherWordsThanThoseAskedForAreNotKept() {
        bench.recital.say(text(false));
        bench.answers("r1", "Hello there!", 1_000);
        bench.heard(2_000);

        assertThat(kept.size()).isZero();
        assertThat(recited()).containsExactly(new BridgeEvent.Recited(WORDS, true));
    }

    @Test
    void wordsThatWereInterruptedAreNeitherKeptNorHeard() {
        bench.recital.say(text(false));
        bench.answers("r1", WORDS, 1_000);
        bench.heard(400);

        bench.conversation.interrupt(1);

        assertThat(kept.size()).isZero();
        assertThat(recited()).containsExactly(new BridgeEvent.Recited(WORDS, false));
    }

    @Test
    void theModelIsToldHowFarARecordingWasHeard() {
        record();
        bench.recital.say(text(false));
        bench.heard(500);

        bench.conversation.interrupt(1);

        assertThat(bench.said()).singleElement().isInstanceOfSatisfying(ClientEvent.AssistantText.class, told -> {
            assertThat(told.text()).endsWith("\u2026");
            assertThat(WORDS).startsWith(told.text().substring(0, told.text().length() - 1));
            assertThat(told.text().length()).isBetween(8, 16);
        });
    }

    @Test
    void aModelThatComesUpJustBeforeTheFirstWordIsHeardIsToldToo() {
        record();
        Bench late = Bench.connecting();
        late.recital.say(text(false));

        late.models.session(1).comesUp();
        late.heard(2_000);

        assertThat(late.said()).containsExactly(new ClientEvent.AssistantText(WORDS));
        assertThat(late.told)
                .as("its turn is over")
                .contains(new BridgeEvent.Recited(WORDS, true))
                .anyMatch(event -> event instanceof BridgeEvent.TurnEnded);
        assertThat(late.conversation.quiet()).isTrue();
    }

    @Test
    void aModelThatComesUpLaterIsToldOnce() {
        record();
        Bench late = Bench.connecting();
        late.recital.say(text(false));
        late.heard(100);

        late.models.session(1).comesUp();
        late.heard(2_000);

        assertThat(late.said()).containsExactly(new ClientEvent.AssistantText(WORDS));
    }

    @Test
    void aRecordingThatAnAnswerIsQueuedBehindIsHeardAndTold() {
        record();
        bench.recital.say(text(false));
        bench.heard(500);

        bench.answers("r9", "And what else?", 400);
        bench.heard(2_000);

        assertThat(recited()).last().isEqualTo(new BridgeEvent.Recited(WORDS, true));
        assertThat(bench.said()).containsExactly(new ClientEvent.AssistantText(WORDS));
    }

    @Test
    void soAreWordsOfTheModel() {
        bench.recital.say(text(false));
        bench.answers("r1", WORDS, 1_000);
        bench.heard(500);

        bench.answers("r9", "And what else?", 400);
        bench.heard(2_000);

        assertThat(recited()).containsExactly(new BridgeEvent.Recited(WORDS, true));
    }

    @Test
    void aRemarkWaitsForTheEndOfAnAnswer() {
        bench.answers("r1", "We are open from nine to five.", 1_000);
        bench.recital.say(text(false));
        assertThat(bench.said()).isEmpty();

        bench.heard(2_000);

        assertThat(bench.said()).containsExactly(new ClientEvent.CreateResponse("Say: " + WORDS));
    }

    @Test
    void anUrgentOneDoesNot() {
        bench.answers("r1", "We are open from nine to five.", 1_000);
        bench.heard(100);

        bench.recital.say(text(true));

        assertThat(bench.said()).contains(new ClientEvent.CreateResponse("Say: " + WORDS));
        assertThat(bench.ear.waiting()).isZero();
    }

    @Test
    void aNewerRemarkReplacesOneThatWaits() {
        bench.answers("r1", "We are open from nine to five.", 1_000);
        bench.recital.say(text(false));

        bench.recital.say(new Recitation("Goodbye.", "Say: Goodbye.", false, kept));
        bench.heard(2_000);

        assertThat(recited()).containsExactly(new BridgeEvent.Recited(WORDS, false));
        assertThat(bench.said()).containsExactly(new ClientEvent.CreateResponse("Say: Goodbye."));
    }

    @Test
    void onlyWhatIsKeptIsKnown() {
        bench.recital.lookUp(text(false));
        assertThat(bench.told).isEmpty();

        record();
        bench.recital.lookUp(text(false));

        assertThat(bench.told).containsExactly(new BridgeEvent.Known(WORDS));
    }

    private void record() {
        bench.recital.say(text(false));
        bench.answers("r0", WORDS, 1_000);
        bench.heard(2_000);
        bench.said().clear();
        bench.told.clear();
    }

    private List<BridgeEvent> recited() {
        return bench.told.stream()
                .filter(event -> event instanceof BridgeEvent.Recited)
                .toList();
    }

    private Recitation text(boolean urgent) {
        return new Recitation(WORDS, "Say: " + WORDS, urgent, kept);
    }
}

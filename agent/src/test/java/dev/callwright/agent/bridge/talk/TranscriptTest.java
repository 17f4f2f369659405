package dev.callwright.agent.bridge.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.audio.Downlink;
import dev.callwright.agent.bridge.audio.FakeEarpiece;
import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.talk.Memory.Line;
import dev.callwright.agent.bridge.talk.Memory.Speaker;
import dev.callwright.agent.realtime.ServerEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TranscriptTest {

    private static final String WORDS = "We are open from nine to five.";

    private final FakeEarpiece ear = new FakeEarpiece();
    private final Downlink downlink = new Downlink(ear);
    private final List<BridgeEvent> told = new ArrayList<>();
    private final Transcript transcript = new Transcript(downlink, told::add);

    @Test
    void tellsAnAnswerOnceTheCallerBeginsToHearIt() {
        answer("r1", 1_000);
        transcript.tellBegun();
        assertThat(told).isEmpty();

        ear.hear(160);
        transcript.tellBegun();
        transcript.tellBegun();

        assertThat(told).containsExactly(new BridgeEvent.AgentSaid(WORDS, "i-r1"));
        assertThat(transcript.memory().lines()).containsExactly(new Line(Speaker.AGENT, WORDS));
    }

    @Test
    void anAnswerThatIsCutOffCountsAsFarAsItWasHeard() {
        transcript.callerSaid("i", "Are you open?");
        answer("r1", 2_000);
        ear.hear(8_000);
        transcript.tellBegun();

        var cut = transcript.cut();

        assertThat(cut).singleElement().satisfies(answer -> {
            assertThat(answer.heard()).isNotBlank().isNotEqualTo(WORDS);
            assertThat(WORDS).startsWith(answer.heard());
            assertThat(told)
                    .containsExactly(
                            new BridgeEvent.CallerSaid("Are you open?"),
                            new BridgeEvent.AgentSaid(WORDS, "i-r1"),
                            new BridgeEvent.AgentSaid(answer.heard(), "i-r1"));
            assertThat(transcript.memory().lines())
                    .containsExactly(
                            new Line(Speaker.CALLER, "Are you open?"), new Line(Speaker.AGENT, answer.heard()));
        });
    }

    @Test
    void anAnswerOfWhichNothingWasHeardIsNeitherToldNorRemembered() {
        answer("r1", 1_000);

        assertThat(transcript.cut()).hasSize(1);

        assertThat(told).isEmpty();
        assertThat(transcript.memory().lines()).isEmpty();
    }

    @Test
    void wordsOfADeadAnswerAreDropped() {
        downlink.kill("r1");

        transcript.words(new ServerEvent.AgentTranscriptDelta("r1", "i-r1", "We are"));
        transcript.allWords(new ServerEvent.AgentTranscriptDone("r1", "i-r1", WORDS));
        transcript.complete("r1");

        assertThat(told).isEmpty();
        assertThat(transcript.cut()).isEmpty();
    }

    @Test
    void thePresentWordsAreThoseOfTheAnswerUnderWayElseTheLatest() {
        assertThat(transcript.presentWords()).isEmpty();
        answer("r1", 1_000);
        assertThat(transcript.presentWords()).isEqualTo(WORDS);

        ear.hear(8_000);
        transcript.drained();

        assertThat(transcript.lastWords()).isEmpty();
        assertThat(transcript.presentWords()).isEqualTo(WORDS);
    }

    private void answer(String id, int millis) {
        long from = downlink.queued();
        downlink.playRecorded(id, new short[8 * millis]);
        transcript.sound(id, from);
        transcript.allWords(new ServerEvent.AgentTranscriptDone(id, "i-" + id, WORDS));
        transcript.allSound(id);
    }
}

package dev.callwright.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.talk.Recitation;
import dev.callwright.agent.bridge.talk.SpokenWords;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EmptyAnswersTest {

    private final Bench bench = Bench.connected();

    @Test
    void asksOnceMoreThenForTheWordsAndThenNoMore() {
        committed();
        bench.event(new ServerEvent.CallerTranscriptDone("i1", "I want a room."));
        comesToNothing("r1", ResponseStatus.COMPLETED);
        assertThat(requests()).containsExactly("");

        comesToNothing("r2", ResponseStatus.FAILED);
        assertThat(requests()).hasSize(2).last().asString().contains("repeat");

        comesToNothing("r3", ResponseStatus.COMPLETED);
        assertThat(requests()).hasSize(2);
        assertThat(bench.metrics.summary()).contains("realtime.answers.empty=3");
    }

    @Test
    void asksAgainWhenTheWordsComeAfterTheAnswer() {
        committed();
        comesToNothing("r1", ResponseStatus.COMPLETED);
        assertThat(requests()).isEmpty();

        bench.event(new ServerEvent.CallerTranscriptDone("i1", "I want a room."));
        assertThat(requests()).containsExactly("");
    }

    @Test
    void leavesNoiseAlone() {
        committed();
        bench.event(new ServerEvent.CallerTranscriptDone("i1", " "));
        comesToNothing("r1", ResponseStatus.COMPLETED);

        assertThat(requests()).isEmpty();
    }

    @Test
    void leavesAnAnswerAloneThatWasHeardOrActedOrWasStopped() {
        committed();
        bench.answers("r1", "Certainly.", 400);
        bench.event(new ServerEvent.CallerTranscriptDone("i1", "I want a room."));
        committed();
        bench.event(new ServerEvent.CallerTranscriptDone("i2", "For two."));
        bench.event(new ServerEvent.ResponseCreated("r2"));
        bench.event(new ServerEvent.FunctionCall("r2", "c1", "look_up", "{}"));
        done("r2", ResponseStatus.COMPLETED);
        committed();
        bench.event(new ServerEvent.CallerTranscriptDone("i3", "No, for three."));
        comesToNothing("r3", ResponseStatus.INCOMPLETE);

        assertThat(requests()).isEmpty();
        assertThat(bench.metrics.summary()).doesNotContain("realtime.answers.empty=1");
    }

    @Test
    void saysWhatItWasAskedToSayInAnotherWay() {
        bench.recital.say(new Recitation("Hello.", "Say: Hello.", false, new SpokenWords(10)));
        comesToNothing("r1", ResponseStatus.COMPLETED);

        assertThat(bench.said())
                .containsExactly(
                        new ClientEvent.CreateResponse("Say: Hello."),
                        new ClientEvent.UserText("[Say: Hello.]"),
                        new ClientEvent.CreateResponse("Say: Hello."));
        bench.answers("r2", "Hello.", 400);
        bench.heard(1_000);
        assertThat(recited()).containsExactly(new BridgeEvent.Recited("Hello.", true));
    }

    @Test
    void tellsThatWordsWereNotSaidAfterAll() {
        bench.recital.say(new Recitation("Hello.", "Say: Hello.", false, new SpokenWords(10)));
        comesToNothing("r1", ResponseStatus.COMPLETED);
        comesToNothing("r2", ResponseStatus.COMPLETED);

        assertThat(recited()).containsExactly(new BridgeEvent.Recited("Hello.", false));
    }

    private void committed() {
        bench.event(new ServerEvent.AudioCommitted("i"));
    }

    private void comesToNothing(String id, ResponseStatus status) {
        bench.event(new ServerEvent.ResponseCreated(id));
        done(id, status);
    }

    private void done(String id, ResponseStatus status) {
        bench.event(new ServerEvent.ResponseDone(id, status, Usage.UNKNOWN));
    }

    private List<String> requests() {
        return bench.said().stream()
                .filter(ClientEvent.CreateResponse.class::isInstance)
                .map(event -> ((ClientEvent.CreateResponse) event).instructions())
                .toList();
    }

    private List<BridgeEvent> recited() {
        return bench.told.stream().filter(BridgeEvent.Recited.class::isInstance).toList();
    }
}

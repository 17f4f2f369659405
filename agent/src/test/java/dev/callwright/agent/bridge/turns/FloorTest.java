package dev.callwright.agent.bridge.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FloorTest {

    private long now = 1_000;
    private final Floor floor = new Floor(() -> now);

    @Test
    void anAnswerIsOwedFromTheEndOfTheCallersSpeechToItsFirstSound() {
        speak();
        now += Duration.ofSeconds(1).toNanos();
        assertThat(floor.owedFor()).isEqualTo(Duration.ofSeconds(1));
        assertThat(floor.unheard()).isTrue();

        floor.on(new ServerEvent.ResponseCreated("r1"));
        assertThat(floor.owes()).isTrue();
        floor.sounded("r1");

        assertThat(floor.owes()).isFalse();
        assertThat(floor.unheard()).isFalse();
        assertThat(floor.cutOff()).isTrue();
    }

    @Test
    void theEndOfSpeechIsKnownToTheSessionThatToldOfIt() {
        assertThat(floor.stoppedWithin(Duration.ofHours(1))).isFalse();
        speak();
        now += Duration.ofMillis(300).toNanos();

        assertThat(floor.stoppedWithin(Duration.ofMillis(600)))
                .as("quiet for longer: nothing was said since")
                .isTrue();
        assertThat(floor.stoppedWithin(Duration.ofMillis(100)))
                .as("a sound since then")
                .isFalse();
        floor.reset();
        assertThat(floor.stoppedWithin(Duration.ofHours(1))).isFalse();
    }

    @Test
    void theWordsOfACommittedTurnAreDueForAWhile() {
        floor.on(new ServerEvent.AudioCommitted("i1"));
        assertThat(floor.transcriptDue()).isTrue();
        floor.on(new ServerEvent.ResponseCreated("r1"));
        floor.on(done("r1"));
        assertThat(floor.transcriptDue()).as("whatever becomes of the answer").isTrue();

        floor.on(new ServerEvent.CallerTranscriptDone("i1", "Hello."));
        assertThat(floor.transcriptDue()).isFalse();

        floor.on(new ServerEvent.AudioCommitted("i2"));
        now += Duration.ofSeconds(2).toNanos();
        assertThat(floor.transcriptDue()).as("some services tell none").isFalse();
    }

    @Test
    void theEndOfTheAnswerThatWasInterruptedSettlesNothing() {
        floor.on(new ServerEvent.ResponseCreated("r1"));
        floor.sounded("r1");
        speak();

        floor.on(done("r1"));

        assertThat(floor.owes()).isTrue();
    }

    @Test
    void anEmptyAnswerSettlesTheDebt() {
        speak();
        floor.on(new ServerEvent.ResponseCreated("r1"));
        floor.on(done("r1"));

        assertThat(floor.owes()).isFalse();
        assertThat(floor.unheard()).isFalse();
    }

    @Test
    void nothingIsOwedWhereNoSpeechWasFound() {
        speak();
        floor.on(new ServerEvent.Refused(ErrorKind.NO_SPEECH_FOUND, "", ""));

        assertThat(floor.owes()).isFalse();
        assertThat(floor.unheard()).isFalse();
    }

    @Test
    void theRestOfAnAnswerIsOwedWhenAllThatCameWasHeard() {
        floor.on(new ServerEvent.ResponseCreated("r1"));
        floor.sounded("r1");
        floor.drained();

        assertThat(floor.owes()).isTrue();
        assertThat(floor.cutOff()).isTrue();
    }

    @Test
    void aWholeAnswerIsNotCutOff() {
        floor.on(new ServerEvent.ResponseCreated("r1"));
        floor.sounded("r1");
        floor.on(new ServerEvent.AgentAudioDone("r1", "i"));
        floor.drained();

        assertThat(floor.owes()).isFalse();
        assertThat(floor.cutOff()).isFalse();
    }

    @Test
    void remembersWhatWasAskedForUntilItSounds() {
        floor.on(new ClientEvent.CreateResponse("greet"));
        assertThat(floor.asked()).contains("greet");

        floor.sounded("r1");

        assertThat(floor.asked()).isEmpty();
    }

    @Test
    void wordsOfTheCallerThatWereUnderstoodNeedNotBeHeardAgain() {
        speak();
        floor.on(new ServerEvent.CallerTranscriptDone("i", "Are you open?"));

        assertThat(floor.unheard()).isFalse();
        assertThat(floor.owes()).isTrue();
    }

    @Test
    void onlyTheSessionThatCalledAFunctionWantsItsResult() {
        floor.on(new ServerEvent.FunctionCall("r1", "call-1", "book", "{}"));
        assertThat(floor.expects("call-1")).isTrue();
        assertThat(floor.callsRun()).isTrue();

        floor.on(new ClientEvent.FunctionOutput("call-1", "booked"));
        assertThat(floor.callsRun()).isFalse();

        floor.on(new ServerEvent.FunctionCall("r2", "call-2", "book", "{}"));
        floor.reset();
        assertThat(floor.expects("call-2")).isFalse();
    }

    private void speak() {
        floor.on(new ServerEvent.SpeechStarted("i"));
        floor.on(new ServerEvent.SpeechStopped("i"));
        floor.on(new ServerEvent.AudioCommitted("i"));
    }

    private static ServerEvent done(String id) {
        return new ServerEvent.ResponseDone(id, ResponseStatus.COMPLETED, Usage.UNKNOWN);
    }
}

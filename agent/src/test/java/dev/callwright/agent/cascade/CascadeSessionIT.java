package dev.callwright.agent.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;
import dev.callwright.agent.simulator.Faces;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.speech.AnswerMode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cascade against the HTTP faces of the simulator. */
final class CascadeSessionIT {

    private static final Scenario PLAIN = Scenario.DEFAULTS;

    @Test
    void holdsTurnsThatTheOtherSideDecides() {
        try (CascadeFixture cascade = CascadeFixture.start(saying("I want a room.", "For two."))) {
            cascade.turn();
            ServerEvent.ResponseDone done = cascade.ear.await(ServerEvent.ResponseDone.class, 1);

            assertThat(done.status()).isEqualTo(ResponseStatus.COMPLETED);
            assertThat(done.usage().inputTokens()).isPositive();
            assertThat(done.usage().outputTokens()).isPositive();
            assertThat(cascade.ear.events.stream()
                            .map(Object::getClass)
                            .map(Class::getSimpleName)
                            .distinct())
                    .containsExactly(
                            "AudioCommitted",
                            "ResponseCreated",
                            "CallerTranscriptDone",
                            "AgentTranscriptDelta",
                            "AgentTranscriptDone",
                            "AgentAudioDone",
                            "ResponseDone");
            assertThat(cascade.ear
                            .await(ServerEvent.CallerTranscriptDone.class, 1)
                            .text())
                    .isEqualTo("I want a room.");
            assertThat(cascade.ear.heardMillis()).isGreaterThan(500);
            assertThat(cascade.times)
                    .hasSize(1)
                    .allSatisfy(times -> assertThat(times.total()).isPositive());

            cascade.turn();
            cascade.ear.await(ServerEvent.ResponseDone.class, 2);
            assertThat(cascade.ear
                            .all(ServerEvent.CallerTranscriptDone.class)
                            .getLast()
                            .text())
                    .isEqualTo("For two.");
        }
    }

    @Test
    void tellsTheWordsSentenceBySentenceAndSpeaksAllOfThem() {
        try (CascadeFixture cascade =
                CascadeFixture.start(texts("First comes this. Then comes that! And is this all?"))) {
            cascade.turn();
            cascade.ear.await(ServerEvent.ResponseDone.class, 1);

            assertThat(cascade.ear.all(ServerEvent.AgentTranscriptDelta.class).stream()
                            .map(ServerEvent.AgentTranscriptDelta::text))
                    .containsExactly("First comes this.", " Then comes that!", " And is this all?");
            assertThat(cascade.ear
                            .all(ServerEvent.AgentTranscriptDone.class)
                            .getFirst()
                            .text())
                    .isEqualTo("First comes this. Then comes that! And is this all?");
            assertThat(cascade.session.stats().sentences()).isEqualTo(3);
        }
    }

    @Test
    void answersWhatTheCallerHasJustSaidThoughAskedBeforeItIsKnown() {
        try (CascadeFixture cascade = CascadeFixture.start(saying("I want a room."))) {
            cascade.ear.onCommitted(() -> cascade.session.send(new ClientEvent.CreateResponse("")));
            cascade.append(1200, 6000);
            cascade.send(new ClientEvent.CommitAudio());

            assertThat(cascade.ear.await(ServerEvent.ResponseDone.class, 1).status())
                    .isEqualTo(ResponseStatus.COMPLETED);
            assertThat(cascade.times.getFirst().transcription())
                    .isGreaterThan(Faces.DEFAULTS.hearingDelay().dividedBy(2));
        }
    }

    @Test
    void greetsByInstructionsWithoutACaller() {
        try (CascadeFixture cascade = CascadeFixture.start(PLAIN)) {
            cascade.send(new ClientEvent.CreateResponse("Say: Good morning, how may I help you?"));

            cascade.ear.await(ServerEvent.ResponseDone.class, 1);
            assertThat(cascade.ear
                            .all(ServerEvent.AgentTranscriptDone.class)
                            .getFirst()
                            .text())
                    .contains("Good morning, how may I help you?");
        }
    }

    @Test
    void callsAFunctionAndGoesOnWithItsResult() {
        Scenario scenario = PLAIN.withToolCalls(List.of(new Scenario.ToolCall(1, "look_up", "{\"what\":\"rooms\"}")));
        try (CascadeFixture cascade = CascadeFixture.start(scenario)) {
            cascade.turn();
            ServerEvent.FunctionCall call = cascade.ear.await(ServerEvent.FunctionCall.class, 1);
            cascade.ear.await(ServerEvent.ResponseDone.class, 1);

            assertThat(call.name()).isEqualTo("look_up");
            assertThat(call.arguments()).isEqualTo("{\"what\":\"rooms\"}");

            cascade.send(
                    new ClientEvent.FunctionOutput(call.callId(), "{\"rooms\":2}"), new ClientEvent.CreateResponse(""));

            assertThat(cascade.ear.await(ServerEvent.ResponseDone.class, 2).status())
                    .isEqualTo(ResponseStatus.COMPLETED);
            assertThat(cascade.ear.heardMillis()).isPositive();
            assertThat(cascade.ear.all(ServerEvent.Refused.class)).isEmpty();
        }
    }

    @Test
    void stopsAtOnceWhenCancelledAndRemembersWhatWasHeard() {
        Faces slow = new Faces(
                Duration.ofMillis(10),
                Duration.ofMillis(10),
                Duration.ZERO,
                Duration.ofMillis(10),
                100,
                false,
                List.of());
        Scenario scenario =
                texts("This is a rather long sentence about nothing. And this is a second one. And a third.");
        try (CascadeFixture cascade = CascadeFixture.start(scenario.withFaces(slow))) {
            cascade.turn();
            cascade.ear.await("some speech", () -> cascade.ear.heardMillis() > 300);

            cascade.send(new ClientEvent.CancelResponse());
            assertThat(cascade.ear.await(ServerEvent.ResponseDone.class, 1).status())
                    .isEqualTo(ResponseStatus.CANCELLED);
            long heard = cascade.ear.heardMillis();
            cascade.send(
                    new ClientEvent.TruncateItem(cascade.ear.lastItem(), 100),
                    new ClientEvent.CancelResponse(),
                    new ClientEvent.CreateResponse("Say: Go on."));

            cascade.ear.await(ServerEvent.ResponseDone.class, 2);
            assertThat(cascade.ear.all(ServerEvent.Refused.class))
                    .extracting(ServerEvent.Refused::kind)
                    .containsExactly(ErrorKind.NOTHING_TO_CANCEL);
            assertThat(cascade.session.stats().cancelled()).isPositive();
            assertThat(heard).isLessThan(5_000);
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        try (CascadeFixture cascade = CascadeFixture.start(PLAIN)) {
            cascade.send(
                    new ClientEvent.CommitAudio(),
                    new ClientEvent.FunctionOutput("nobody", "x"),
                    new ClientEvent.CreateResponse("Say: One."),
                    new ClientEvent.CreateResponse("Say: Two."));

            cascade.ear.await(ServerEvent.Refused.class, 3);
            assertThat(cascade.ear.all(ServerEvent.Refused.class))
                    .extracting(ServerEvent.Refused::kind)
                    .containsExactly(ErrorKind.EMPTY_BUFFER, ErrorKind.INVALID_REQUEST, ErrorKind.RESPONSE_RUNNING);
            cascade.ear.await(ServerEvent.ResponseDone.class, 1);
        }
    }

    @Test
    void staysSilentWhenNothingWasSaid() {
        try (CascadeFixture cascade = CascadeFixture.start(saying(""))) {
            cascade.turn();

            assertThat(cascade.ear.await(ServerEvent.ResponseDone.class, 1).status())
                    .isEqualTo(ResponseStatus.INCOMPLETE);
            assertThat(cascade.ear.await(ServerEvent.Refused.class, 1).kind()).isEqualTo(ErrorKind.NO_SPEECH_FOUND);
            assertThat(cascade.ear.heardMillis()).isZero();
        }
    }

    @Test
    void takesWavFromAVoiceThatHasNothingElse() {
        Faces wav = new Faces(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 400, true, List.of());
        try (CascadeFixture cascade = CascadeFixture.start(PLAIN.withFaces(wav))) {
            cascade.turn();

            assertThat(cascade.ear.await(ServerEvent.ResponseDone.class, 1).status())
                    .isEqualTo(ResponseStatus.COMPLETED);
            assertThat(cascade.ear.heardMillis()).isGreaterThan(500);
        }
    }

    @Test
    void findsABadKeyBeforeTheFirstWord() {
        try (CascadeFixture cascade = CascadeFixture.opening(PLAIN, "bad")) {
            assertThat(cascade.ear.awaitEnd().cause()).isEqualTo(Cause.BAD_KEY);
            assertThat(cascade.ear.ready()).isFalse();
        }
    }

    private static Scenario saying(String... words) {
        Scenario.Answers answers = PLAIN.answers();
        return answering(new Scenario.Answers(
                answers.mode(), answers.greeting(), answers.prompts(), answers.texts(), List.of(words)));
    }

    private static Scenario texts(String text) {
        Scenario.Answers answers = PLAIN.answers();
        return answering(new Scenario.Answers(
                AnswerMode.ESPEAK, answers.greeting(), answers.prompts(), List.of(text), answers.callerTranscripts()));
    }

    private static Scenario answering(Scenario.Answers answers) {
        return PLAIN.withAnswers(answers);
    }
}

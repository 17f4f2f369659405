package dev.callwright.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.speech.AnswerMode;
import dev.callwright.agent.simulator.speech.Sound;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Who speaks when. */
final class TurnsTest {

    private static final String CREATE = "{\"type\":\"response.create\"}";
    private static final String CANCEL = "{\"type\":\"response.cancel\"}";
    private static final String COMMIT = "{\"type\":\"input_audio_buffer.commit\"}";

    @Test
    void interruptsTheAnswerWhenTheCallerSpeaksAndThenAnswersAnew() {
        try (EmbeddedClient client = new EmbeddedClient(Scenario.DEFAULTS)) {
            client.send(EmbeddedClient.VAD_ON).sayUnderVad().pass(400).take();

            client.stream(Sound.tone(200));
            assertThat(client.takeTypes().getLast()).isEqualTo("input_audio_buffer.speech_started");
            client.stream(Sound.tone(600));

            assertThat(client.takeTypes())
                    .containsExactly(
                            "response.audio.done",
                            "response.audio_transcript.done",
                            "response.content_part.done",
                            "response.output_item.done",
                            "response.done");
            client.stream(Sound.silence(800)).pass(6_000);
            List<ObjectNode> done = client.takeOf("response.done");
            assertThat(done).hasSize(1);
            assertThat(status(done.getFirst())).isEqualTo("completed");
        }
    }

    @Test
    void marksTheInterruptedAnswerIncompleteWithTheTranscriptSoFar() {
        try (EmbeddedClient client = new EmbeddedClient(Scenario.DEFAULTS)) {
            client.send(EmbeddedClient.VAD_ON).sayUnderVad().pass(400).take();

            client.stream(Sound.tone(800));

            ObjectNode done = client.takeOf("response.done").getFirst();
            assertThat(status(done)).isEqualTo("incomplete");
            assertThat(done.path("response")
                            .path("output")
                            .path(0)
                            .path("content")
                            .path(0)
                            .path("transcript")
                            .asString())
                    .startsWith("Certainly.")
                    .doesNotEndWith("book it?");
        }
    }

    @Test
    void waitsForTheEndOfTheInterruptedAnswerBeforeItAnswersAgain() {
        Scenario d = Scenario.DEFAULTS;
        Timing slow = new Timing(
                d.timing().firstAudioDelay(),
                d.timing().transcriptionDelay(),
                java.time.Duration.ofMillis(1_400),
                d.timing().cancelTail(),
                300,
                d.timing().chunks());
        Scenario scenario = d.withTiming(slow);
        try (EmbeddedClient client = new EmbeddedClient(scenario)) {
            client.send(EmbeddedClient.VAD_ON).sayUnderVad().pass(400).take();

            client.stream(Sound.join(Sound.tone(200), Sound.silence(600)));
            assertThat(client.takeTypes())
                    .contains("input_audio_buffer.committed")
                    .doesNotContain("response.created");
            client.pass(700);

            assertThat(client.takeTypes()).containsSubsequence("response.done", "response.created");
        }
    }

    @Test
    void letsAudioGoOnForAWhileAfterACancel() {
        try (EmbeddedClient client = new EmbeddedClient(Scenario.DEFAULTS)) {
            client.send(Scenarios.userText("hello")).send(CREATE).pass(400).take();

            client.send(CANCEL).pass(300);

            List<ObjectNode> events = client.take();
            assertThat(events.getFirst().path("type").asString())
                    .isIn("response.audio.delta", "response.audio_transcript.delta");
            assertThat(status(events.getLast())).isEqualTo("incomplete");
            assertThat(client.pass(3_000).take()).isEmpty();
        }
    }

    @Test
    void holdsAManualTurnOnlyWhenAskedForAnAnswer() {
        try (EmbeddedClient client = new EmbeddedClient(Scenario.DEFAULTS)) {
            client.take();
            client.append(Sound.tone(1_000)).send(COMMIT).pass(1_000);
            assertThat(client.takeTypes())
                    .containsExactly(
                            "input_audio_buffer.committed",
                            "conversation.item.created",
                            "conversation.item.input_audio_transcription.completed");

            client.send(CREATE).pass(5_000);

            assertThat(client.takeTypes()).startsWith("response.created").endsWith("response.done");
        }
    }

    @Test
    void doesNotInterruptInManualMode() {
        try (EmbeddedClient client = new EmbeddedClient(Scenario.DEFAULTS)) {
            client.send(Scenarios.userText("hello")).send(CREATE).pass(300);

            client.stream(Sound.tone(1_000)).pass(4_000);

            assertThat(status(client.takeOf("response.done").getFirst())).isEqualTo("completed");
        }
    }

    @Test
    void parrotsTheCallerByteForByte() {
        Scenario.Answers parrot =
                new Scenario.Answers(AnswerMode.PARROT, "", List.of("answer-1"), List.of(), List.of());
        byte[] said = Sound.tone(700);
        try (EmbeddedClient client = new EmbeddedClient(Scenarios.answering(parrot))) {
            client.append(said).send(COMMIT).send(CREATE).pass(2_000);

            byte[] heard = Sound.join(client.takeOf("response.audio.delta").stream()
                    .map(delta -> Base64.getDecoder().decode(delta.path("delta").asString()))
                    .toArray(byte[][]::new));
            assertThat(heard).isEqualTo(said);
        }
    }

    @Test
    void greetsWhenInstructedUnderEitherKey() {
        for (String key : List.of("response", "session")) {
            try (EmbeddedClient client = new EmbeddedClient(Scenario.DEFAULTS)) {
                client.send("{\"type\":\"response.create\",\"" + key
                                + "\":{\"instructions\":\"Say: Hello, how can I help you?\"}}")
                        .pass(3_000);

                assertThat(client.takeOf("response.audio_transcript.done")
                                .getFirst()
                                .path("transcript")
                                .asString())
                        .isEqualTo("Hello, how can I help you?");
            }
        }
    }

    @Test
    void writesWithoutAudioWhenOnlyTextIsAskedFor() {
        try (EmbeddedClient client = new EmbeddedClient(Scenario.DEFAULTS)) {
            client.send(Scenarios.userText("hello"))
                    .send("{\"type\":\"response.create\",\"response\":{\"modalities\":[\"text\"]}}")
                    .pass(2_000);

            assertThat(client.takeTypes())
                    .contains("response.audio_transcript.delta", "response.done")
                    .doesNotContain("response.audio.delta", "response.audio.done");
        }
    }

    @Test
    void speaksAboutTheResultOfAFunction() {
        try (EmbeddedClient client = new EmbeddedClient(Scenarios.calling("f", "{}"))) {
            client.send(Scenarios.userText("go")).send(CREATE).pass(500).take();

            client.send("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"function_call_output\","
                            + "\"call_id\":\"call_1\",\"output\":\"done\"}}")
                    .send(CREATE)
                    .pass(3_000);

            assertThat(client.takeOf("response.audio_transcript.done")
                            .getFirst()
                            .path("transcript")
                            .asString())
                    .startsWith("I have looked that up");
        }
    }

    @Test
    void completesAnAnswerToItselfAtOnceAndEmpty() {
        try (EmbeddedClient client = new EmbeddedClient(Scenario.DEFAULTS)) {
            client.send(Scenarios.userText("hello")).send(CREATE).pass(5_000).take();

            client.send(CREATE);

            assertThat(client.takeTypes()).containsExactly("response.created", "response.done");
        }
    }

    @Test
    void keepsTheVoiceOfTheFirstAudio() {
        try (EmbeddedClient client = new EmbeddedClient(Scenario.DEFAULTS)) {
            client.send(Scenarios.userText("hello")).send(CREATE).pass(5_000).take();

            client.send("{\"type\":\"session.update\",\"session\":{\"voice\":\"ruyananshi\"}}");

            assertThat(client.take().getFirst().path("session").path("voice").asString())
                    .isEqualTo("jingdiannvsheng");
        }
    }

    @Test
    void reportsItsMoments() {
        try (EmbeddedClient client = new EmbeddedClient(Scenario.DEFAULTS)) {
            client.send(EmbeddedClient.VAD_ON).sayUnderVad().pass(6_000);

            assertThat(client.moments.stream().map(Moment::kind))
                    .containsExactly(
                            Moment.Kind.SESSION_OPENED,
                            Moment.Kind.CLIENT_EVENT,
                            Moment.Kind.SPEECH_STARTED,
                            Moment.Kind.SPEECH_STOPPED,
                            Moment.Kind.RESPONSE_STARTED,
                            Moment.Kind.FIRST_AUDIO,
                            Moment.Kind.RESPONSE_DONE);
        }
    }

    private static String status(ObjectNode done) {
        return done.path("response").path("status").asString();
    }
}

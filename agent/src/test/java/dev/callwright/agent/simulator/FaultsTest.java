package dev.callwright.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.speech.Sound;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Each fault of a scenario that does not need a socket. */
final class FaultsTest {

    private static final String CREATE = "{\"type\":\"response.create\"}";
    private static final String CANCEL = "{\"type\":\"response.cancel\"}";
    private static final Faults.Response NONE = Faults.Response.DEFAULTS;

    @Test
    void sendsLateAudioOfACancelledAnswer() {
        try (EmbeddedClient client =
                answering(new Faults.Response(3, List.of(), List.of(), List.of(), List.of(), false, false))) {
            client.pass(400).send(CANCEL).pass(230).take();

            assertThat(client.pass(500).takeTypes()).containsExactly("response.audio.delta");
        }
    }

    @Test
    void completesATurnWithoutAWord() {
        try (EmbeddedClient client =
                answering(new Faults.Response(0, List.of(1), List.of(), List.of(), List.of(), false, false))) {
            assertThat(client.takeTypes()).containsExactly("response.created", "response.done");
        }
    }

    @Test
    void sendsAFrameThatIsNotJson() {
        try (EmbeddedClient client =
                answering(new Faults.Response(0, List.of(), List.of(1), List.of(), List.of(), false, false))) {
            assertThat(client.raw()).contains("{\"type\":\"response.audio.delta\",\"delta\":");
        }
    }

    @Test
    void sendsAudioThatIsNone() {
        try (EmbeddedClient client =
                answering(new Faults.Response(0, List.of(), List.of(), List.of(1), List.of(), false, false))) {
            client.pass(200);

            List<ObjectNode> audio = client.takeOf("response.audio.delta");
            assertThat(java.util.Base64.getDecoder()
                                    .decode(audio.get(0).path("delta").asString())
                                    .length
                            % 2)
                    .isEqualTo(1);
            assertThat(audio.get(1).path("delta").asString()).startsWith("%%%");
        }
    }

    @Test
    void findsNoSpeechInTheNamedUtterance() {
        Scenario scenario =
                Scenarios.failing(new Faults.Response(0, List.of(), List.of(), List.of(), List.of(2), false, false));
        try (EmbeddedClient client = new EmbeddedClient(scenario)) {
            client.send(EmbeddedClient.VAD_ON).sayUnderVad().pass(6_000).take();

            client.sayUnderVad().pass(2_000);

            assertThat(client.takeTypes())
                    .containsExactly("input_audio_buffer.speech_started", "input_audio_buffer.speech_stopped", "error");
        }
    }

    @Test
    void holdsTheTranscriptBackUntilTheAnswerIsDone() {
        Scenario scenario =
                Scenarios.failing(new Faults.Response(0, List.of(), List.of(), List.of(), List.of(), true, false));
        try (EmbeddedClient client = new EmbeddedClient(scenario)) {
            client.send(EmbeddedClient.VAD_ON).sayUnderVad().pass(6_000);

            assertThat(client.takeTypes())
                    .endsWith("response.done", "conversation.item.input_audio_transcription.completed");
        }
    }

    @Test
    void refusesACancelOnceTheTextIsDoneAndGoesOn() {
        Scenario scenario =
                Scenarios.failing(new Faults.Response(0, List.of(), List.of(), List.of(), List.of(), false, true));
        try (EmbeddedClient client = new EmbeddedClient(scenario)) {
            client.send(Scenarios.userText("hello")).send(CREATE).pass(1_500);
            assertThat(client.takeTypes()).contains("response.audio_transcript.done");

            assertThat(client.send(CANCEL).takeError()).isEqualTo("no ongoing response to cancel");

            assertThat(client.pass(1_000)
                            .takeOf("response.done")
                            .getFirst()
                            .path("response")
                            .path("status")
                            .asString())
                    .isEqualTo("completed");
        }
    }

    @Test
    void repeatsTheTranscriptWhileItGrows() {
        Wire wire =
                new Wire(Wire.ItemContent.ABSENT, Wire.InterruptedStatus.INCOMPLETE, Wire.FunctionOrder.STEP_1O, true);
        try (EmbeddedClient client = new EmbeddedClient(Scenarios.wired(wire))) {
            client.append(Sound.tone(1_000))
                    .send("{\"type\":\"input_audio_buffer.commit\"}")
                    .pass(400);

            assertThat(client.takeOf("conversation.item.input_audio_transcription.delta"))
                    .extracting(delta -> delta.path("delta").asString())
                    .containsExactly("[caller sp", "[caller speech 1.0 s]");
        }
    }

    @Test
    void rejectsAVoiceOnlyWhenItShouldSpeak() {
        Scenario scenario = Scenarios.failing(new Faults.Session(Duration.ZERO, false, List.of("jingdiannvsheng")));
        try (EmbeddedClient client = new EmbeddedClient(scenario)) {
            client.send(Scenarios.userText("hello")).take();

            client.send(CREATE);

            assertThat(client.takeTypes()).containsExactly("response.created", "error", "response.done");
        }
    }

    @Test
    void answersASessionUpdateLateOrNever() {
        try (EmbeddedClient late = new EmbeddedClient(
                        Scenarios.failing(new Faults.Session(Duration.ofSeconds(2), false, List.of())));
                EmbeddedClient never =
                        new EmbeddedClient(Scenarios.failing(new Faults.Session(Duration.ZERO, true, List.of())))) {
            late.take();
            never.take();

            assertThat(late.send(EmbeddedClient.VAD_ON).pass(1_900).take()).isEmpty();
            assertThat(late.pass(200).takeTypes()).containsExactly("session.updated");
            assertThat(never.send(EmbeddedClient.VAD_ON).pass(10_000).take()).isEmpty();
        }
    }

    @Test
    void dropsTheConnectionWithoutACloseFrame() {
        try (EmbeddedClient client =
                new EmbeddedClient(Scenarios.failing(new Faults.Connection(0, Duration.ofSeconds(3), 0)))) {
            client.pass(2_900);
            assertThat(client.channel.isOpen()).isTrue();

            client.pass(200);

            assertThat(client.channel.isOpen()).isFalse();
            assertThat(client.closeStatus()).isZero();
        }
    }

    @Test
    void dropsTheConnectionOnTheNamedTurn() {
        try (EmbeddedClient client =
                new EmbeddedClient(Scenarios.failing(new Faults.Connection(0, Duration.ofMillis(500), 1)))) {
            client.pass(5_000);
            assertThat(client.channel.isOpen()).isTrue();

            client.send(Scenarios.userText("hello")).send(CREATE).pass(600);

            assertThat(client.channel.isOpen()).isFalse();
        }
    }

    @Test
    void cutsAnIdleConnectionAndClosesAnOldSession() {
        Limits limits = new Limits(Duration.ofSeconds(60), Duration.ofMinutes(2), Duration.ofMinutes(1), 15_000_000);
        try (EmbeddedClient idle = new EmbeddedClient(Scenarios.limited(limits));
                EmbeddedClient old = new EmbeddedClient(Scenarios.limited(limits))) {
            idle.pass(30_000).send(EmbeddedClient.VAD_ON).pass(59_000);
            assertThat(idle.channel.isOpen()).isTrue();
            idle.pass(1_500);
            assertThat(idle.channel.isOpen()).isFalse();
            assertThat(idle.closeStatus()).isZero();

            old.pass(50_000)
                    .send(EmbeddedClient.VAD_ON)
                    .pass(50_000)
                    .send(EmbeddedClient.VAD_ON)
                    .pass(20_500);
            assertThat(old.closeStatus()).isEqualTo(1_000);
        }
    }

    private static EmbeddedClient answering(Faults.Response fault) {
        assertThat(fault).isNotEqualTo(NONE);
        EmbeddedClient client = new EmbeddedClient(Scenarios.failing(fault));
        client.send(Scenarios.userText("hello")).take();
        return client.send(CREATE);
    }
}

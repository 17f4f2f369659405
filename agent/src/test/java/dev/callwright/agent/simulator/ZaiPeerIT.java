package dev.callwright.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import ai.z.openapi.service.realtime.OkHttpRealtimeClient;
import ai.z.openapi.service.realtime.RealtimeClientEvent;
import ai.z.openapi.service.realtime.RealtimeServerEvent;
import ai.z.openapi.service.realtime.client.InputAudioBufferAppend;
import ai.z.openapi.service.realtime.client.ResponseCreate;
import ai.z.openapi.service.realtime.client.SessionUpdate;
import ai.z.openapi.service.realtime.object.BetaFieldObj;
import ai.z.openapi.service.realtime.object.SessionObj;
import ai.z.openapi.service.realtime.object.TurnDetectionObj;
import ai.z.openapi.service.realtime.server.ResponseAudioDelta;
import ai.z.openapi.service.realtime.server.SessionCreated;
import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.agent.simulator.speech.Sound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Zhipu's own client, which types every event, talks with the simulator's face of GLM-Realtime. */
final class ZaiPeerIT {

    private final Simulator simulator = new Simulator(Scenario.DEFAULTS);
    private final List<RealtimeServerEvent> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void holdsATurnUnderVoiceDetection() throws Exception {
        int port = simulator.start("127.0.0.1", 0).getPort();
        try (OkHttpRealtimeClient client = new OkHttpRealtimeClient(new Door(port), events::add)) {
            client.start();
            client.waitForConnection();
            Polling.await("greeting", () -> events.stream().anyMatch(SessionCreated.class::isInstance));
            client.sendMessage(configuration());
            Polling.await("settings", () -> saw("session.updated"));
            for (byte[] piece : pieces()) {
                client.sendMessage(append(piece));
            }
            Polling.await("answer", () -> saw("response.done"));

            // Not conversation.item.created: this version takes the content of an item for an object, and drops the
            // event,
            // while its vendor's papers and others have a list there.
            assertThat(events)
                    .extracting(RealtimeServerEvent::getType)
                    .contains(
                            "conversation.created",
                            "heartbeat",
                            "input_audio_buffer.speech_started",
                            "input_audio_buffer.committed",
                            "response.created",
                            "response.audio.delta",
                            "response.audio_transcript.delta",
                            "response.audio_transcript.done",
                            "response.audio.done");
            assertThat(events.stream()
                            .filter(ResponseAudioDelta.class::isInstance)
                            .map(event -> ((ResponseAudioDelta) event).getDelta())
                            .mapToInt(delta -> Base64.getDecoder().decode(delta).length)
                            .sum())
                    .isGreaterThan(24_000);
        }
    }

    @Test
    void asksForAnAnswerByItself() throws Exception {
        int port = simulator.start("127.0.0.1", 0).getPort();
        try (OkHttpRealtimeClient client = new OkHttpRealtimeClient(new Door(port), events::add)) {
            client.start();
            client.waitForConnection();
            Polling.await("greeting", () -> events.stream().anyMatch(SessionCreated.class::isInstance));
            client.sendMessage(typed(new ResponseCreate(), "response.create"));

            Polling.await("refusal of an answer to nothing", () -> saw("error"));
        }
    }

    private boolean saw(String type) {
        return events.stream().anyMatch(event -> event.getType().equals(type));
    }

    private static RealtimeClientEvent configuration() {
        SessionObj session = new SessionObj();
        session.setModel("glm-realtime-air");
        session.setModalities(List.of("text", "audio"));
        session.setInstructions("Be brief.");
        session.setVoice("tongtong");
        session.setInputAudioFormat("pcm16");
        session.setOutputAudioFormat("pcm");
        TurnDetectionObj detection = new TurnDetectionObj();
        detection.setType("server_vad");
        session.setTurnDetection(detection);
        BetaFieldObj beta = new BetaFieldObj();
        beta.setChatMode("audio");
        beta.setTtsSource("e2e");
        session.setBetaFields(beta);
        SessionUpdate update = new SessionUpdate();
        update.setSession(session);
        return typed(update, "session.update");
    }

    private static RealtimeClientEvent append(byte[] pcm) {
        InputAudioBufferAppend append = new InputAudioBufferAppend();
        append.setAudio(Base64.getEncoder().encodeToString(pcm));
        return typed(append, "input_audio_buffer.append");
    }

    private static RealtimeClientEvent typed(RealtimeClientEvent event, String type) {
        event.setType(type);
        return event;
    }

    /** A tone between silences. Made for 24 kHz, it is half as long again, and lower, at the 16 kHz this service hears. */
    private static List<byte[]> pieces() {
        byte[] speech = Sound.join(Sound.silence(300), Sound.tone(700), Sound.silence(1_000));
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at + 960 <= speech.length; at += 960) {
            pieces.add(Arrays.copyOfRange(speech, at, at + 960));
        }
        return pieces;
    }

    private record Door(int port) implements OkHttpRealtimeClient.CommunicationProvider {

        @Override
        public String getWebSocketUrl() {
            return "ws://127.0.0.1:" + port + "/api/paas/v4/realtime";
        }

        @Override
        public String getAuthToken() {
            return "key";
        }
    }
}

package dev.callwright.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.audio.omni.OmniRealtimeCallback;
import com.alibaba.dashscope.audio.omni.OmniRealtimeConfig;
import com.alibaba.dashscope.audio.omni.OmniRealtimeConversation;
import com.alibaba.dashscope.audio.omni.OmniRealtimeModality;
import com.alibaba.dashscope.audio.omni.OmniRealtimeParam;
import com.google.gson.JsonObject;
import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.agent.simulator.speech.AnswerMode;
import dev.callwright.agent.simulator.speech.Sound;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client of another vendor's SDK, written by strangers for the same family of protocols, talks with the simulator. */
final class DashscopePeerIT {

    private static final Scenario PARROT = Scenarios.answering(
            new Scenario.Answers(AnswerMode.PARROT, "", List.of("answer-1"), List.of(), List.of("What I said.")));

    private final Ear ear = new Ear();
    private final Simulator simulator = new Simulator(PARROT);
    private final URI address = simulator.start("127.0.0.1", 0);
    private final OmniRealtimeConversation conversation = conversation(address, ear);

    @BeforeEach
    void connect() throws Exception {
        conversation.connect();
    }

    @AfterEach
    void close() {
        conversation.close();
        simulator.close();
    }

    @Test
    void holdsATurnUnderVoiceDetectionAndHearsItselfByteForByte() {
        conversation.updateSession(config(true));
        byte[] speech = Sound.join(Sound.silence(1_000), Sound.tone(900), Sound.silence(1_200));
        say(speech);

        ear.awaitEvent("response.done");

        assertThat(ear.types())
                .containsSubsequence(
                        "session.created",
                        "session.updated",
                        "input_audio_buffer.speech_started",
                        "input_audio_buffer.speech_stopped",
                        "input_audio_buffer.committed",
                        "response.created",
                        "response.audio_transcript.delta",
                        "response.audio.delta",
                        "response.audio.done",
                        "response.done");
        // Half a second of prefix, the tone, and a tenth of a second behind it.
        assertThat(ear.audio()).isEqualTo(Arrays.copyOfRange(speech, 500 * 48, 2_000 * 48));
        assertThat(ear.transcript()).isEqualTo("What I said.");
        Polling.await(
                "transcript of the caller",
                () -> ear.types().contains("conversation.item.input_audio_transcription.completed"));
        assertThat(conversation.getSessionId()).matches("[0-9a-f]{32}");
    }

    @Test
    void holdsAManualTurn() {
        conversation.updateSession(config(false));
        byte[] speech = Sound.tone(900);
        say(speech);
        conversation.commit();
        ear.awaitEvent("input_audio_buffer.committed");
        assertThat(ear.types()).doesNotContain("response.created");

        conversation.createResponse("", List.of(OmniRealtimeModality.TEXT, OmniRealtimeModality.AUDIO));

        ear.awaitEvent("response.done");
        assertThat(ear.audio()).isEqualTo(speech);
    }

    @Test
    void cancelsAnAnswer() {
        conversation.updateSession(config(false));
        byte[] speech = Sound.tone(9_000);
        say(speech);
        conversation.commit();
        conversation.createResponse("", List.of(OmniRealtimeModality.TEXT, OmniRealtimeModality.AUDIO));
        ear.awaitEvent("response.audio.delta");

        conversation.cancelResponse();

        ear.awaitEvent("response.done");
        assertThat(ear.status()).isEqualTo("incomplete");
        assertThat(ear.audio().length).isLessThan(speech.length);
    }

    private void say(byte[] speech) {
        for (int offset = 0; offset < speech.length; offset += 4_800) {
            byte[] piece = Arrays.copyOfRange(speech, offset, Math.min(speech.length, offset + 4_800));
            conversation.appendAudio(Base64.getEncoder().encodeToString(piece));
        }
    }

    /** The client that the vendor wrote for this very service: it hears 16 kHz, where the same bytes last half as long again. */
    @Test
    void holdsATurnWithTheFaceOfItsOwnVendor() throws Exception {
        Ear own = new Ear();
        String path = "ws://127.0.0.1:" + address.getPort() + "/api-ws/v1/realtime";
        OmniRealtimeConversation qwen = conversation(path, "qwen3-omni-flash-realtime", own);
        try {
            qwen.connect();
            qwen.updateSession(config(true));
            byte[] speech = Sound.join(Sound.silence(500), Sound.tone(700), Sound.silence(900));
            for (int at = 0; at + 3_200 <= speech.length; at += 3_200) {
                qwen.appendAudio(Base64.getEncoder().encodeToString(Arrays.copyOfRange(speech, at, at + 3_200)));
            }

            own.awaitEvent("response.done");

            assertThat(own.types())
                    .containsSubsequence(
                            "session.created",
                            "session.updated",
                            "input_audio_buffer.speech_started",
                            "input_audio_buffer.committed",
                            "response.created",
                            "response.audio.delta",
                            "response.done");
            // 700 ms at 24 kHz are 1,050 ms at 16 kHz, and come back at 24 kHz.
            assertThat(own.audio().length).isGreaterThan(1_050 * 48);
            assertThat(own.transcript()).isEqualTo("What I said.");
        } finally {
            qwen.close();
        }
    }

    private static OmniRealtimeConversation conversation(URI uri, Ear ear) {
        return conversation(uri.toString(), "stepaudio-2.5-realtime", ear);
    }

    private static OmniRealtimeConversation conversation(String url, String model, Ear ear) {
        OmniRealtimeParam param =
                OmniRealtimeParam.builder().model(model).apikey("key").url(url).build();
        return new OmniRealtimeConversation(param, ear);
    }

    private static OmniRealtimeConfig config(boolean detection) {
        return OmniRealtimeConfig.builder()
                .modalities(List.of(OmniRealtimeModality.TEXT, OmniRealtimeModality.AUDIO))
                .voice("qingchunshaonv")
                .enableTurnDetection(detection)
                .prefixPaddingMs(500)
                .build();
    }

    private static final class Ear extends OmniRealtimeCallback {

        private final List<JsonObject> events = new CopyOnWriteArrayList<>();

        @Override
        public void onEvent(JsonObject event) {
            events.add(event);
        }

        @Override
        public void onClose(int code, String reason) {}

        void awaitEvent(String type) {
            Polling.await(type, () -> types().contains(type));
        }

        List<String> types() {
            return events.stream().map(event -> event.get("type").getAsString()).toList();
        }

        byte[] audio() {
            return Sound.join(events.stream()
                    .filter(event -> event.get("type").getAsString().equals("response.audio.delta"))
                    .map(event -> Base64.getDecoder().decode(event.get("delta").getAsString()))
                    .toArray(byte[][]::new));
        }

        String transcript() {
            return only("response.audio_transcript.done").get("transcript").getAsString();
        }

        String status() {
            return only("response.done")
                    .getAsJsonObject("response")
                    .get("status")
                    .getAsString();
        }

        private JsonObject only(String type) {
            return events.stream()
                    .filter(event -> event.get("type").getAsString().equals(type))
                    .findFirst()
                    .orElseThrow();
        }
    }
}

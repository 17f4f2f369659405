package dev.callwright.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.speech.Sound;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each client event that is refused, with the words of the service; the session goes on after all of them. */
final class ErrorsTest {

    private static final String CREATE = "{\"type\":\"response.create\"}";
    private static final String COMMIT = "{\"type\":\"input_audio_buffer.commit\"}";

    private final EmbeddedClient client = new EmbeddedClient(Scenario.DEFAULTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "7",
                "\"text\"",
                "",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"input_audio_buffer.append\"}",
                "{\"type\":\"input_audio_buffer.append\",\"audio\":\"%%%\"}",
                "{\"type\":\"input_audio_buffer.append\",\"audio\":[1]}",
                "{\"type\":\"session.update\"}",
                "{\"type\":\"session.update\",\"session\":{\"tool_choice\":{\"type\":\"function\"}}}",
                "{\"type\":\"session.update\",\"session\":{\"turn_detection\":{\"type\":\"semantic_vad\"}}}",
                "{\"type\":\"session.update\",\"session\":{\"turn_detection\":{\"type\":\"server_vad\",\"energy_awakeness_threshold\":5001}}}",
                "{\"type\":\"session.update\",\"session\":{\"input_audio_format\":\"g711_ulaw\"}}",
                "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"audio\"}]}}",
                "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"king\",\"content\":[]}}",
                "{\"type\":\"response.create\",\"response\":7}"
            })
    void callsWhatBreaksTheSchemaAnInvalidFormat(String frame) {
        assertThat(client.send(frame).takeError()).isEqualTo("invalid event format");

        assertThat(client.send(EmbeddedClient.VAD_ON).takeTypes()).containsExactly("session.updated");
    }

    @Test
    void refusesUnknownTypesByName() {
        assertThat(client.send("{\"type\":\"conversation.item.retrieve\"}").takeError())
                .isEqualTo("unknown event type: conversation.item.retrieve");
    }

    @Test
    void ignoresTruncation() {
        client.take();

        assertThat(client.send("{\"type\":\"conversation.item.truncate\",\"item_id\":\"x\",\"audio_end_ms\":1}")
                        .take())
                .isEmpty();
    }

    @Test
    void refusesHalfASample() {
        String odd = Base64.getEncoder().encodeToString(new byte[961]);

        assertThat(client.send("{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + odd + "\"}")
                        .takeError())
                .isEqualTo("音频内容不完整");
    }

    @Test
    void refusesAChunkOfMoreThanFifteenMegabytes() {
        String huge = Base64.getEncoder().encodeToString(new byte[15_000_012]);

        assertThat(client.send("{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + huge + "\"}")
                        .takeError())
                .contains("larger than 15000000 bytes");
    }

    @Test
    void refusesCommitsThatCannotBe() {
        assertThat(client.send(COMMIT).takeError()).isEqualTo("append is not called");
        assertThat(client.send(EmbeddedClient.VAD_ON)
                        .append(Sound.tone(20))
                        .send(COMMIT)
                        .takeError())
                .isEqualTo("commit when server vad");
    }

    @Test
    void findsNoSpeechInSilenceAndStrandsTheRequestBehindIt() {
        assertThat(client.append(Sound.silence(600)).send(COMMIT).takeError()).isEqualTo("no speech found");

        assertThat(client.send(CREATE).pass(10_000).take()).isEmpty();
    }

    @Test
    void hasNothingToCancelWhenIdle() {
        assertThat(client.send("{\"type\":\"response.cancel\"}").takeError())
                .isEqualTo("no ongoing response to cancel");
    }

    @Test
    void doesNotAnswerTwiceAtATime() {
        assertThat(client.send(Scenarios.userText("hello"))
                        .send(CREATE)
                        .send(CREATE)
                        .takeError())
                .isEqualTo("ongoing response already exists");
    }

    @Test
    void needsSomethingToAnswer() {
        assertThat(client.send(CREATE).takeError()).contains("continue_final_message");
    }

    @Test
    void refusesItemsOfOtherTypes() {
        assertThat(client.send("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"function_call\"}}")
                        .takeError())
                .isEqualTo("item type must be message or function_call_output");
    }

    @Test
    void doesNotFindUnknownItems() {
        assertThat(client.send(Scenarios.userText("x").replace("\"item\"", "\"previous_item_id\":\"root\",\"item\""))
                        .takeError())
                .contains("cannot find previous item");
        assertThat(client.send("{\"type\":\"conversation.item.delete\",\"item_id\":\"x\"}")
                        .takeError())
                .contains("cannot find item");
    }

    @Test
    void toleratesWhatOtherVendorsClientsSend() {
        client.take();
        String update =
                "{\"type\":\"session.update\",\"session\":{\"voice\":\"alloy\",\"output_audio_format\":\"pcm24\","
                        + "\"input_audio_transcription\":{\"model\":null},\"translation\":null,\"temperature\":0.8,"
                        + "\"tool_choice\":\"auto\",\"max_response_output_tokens\":4096,\"turn_detection\":"
                        + "{\"type\":\"server_vad\",\"threshold\":0.2,\"silence_duration_ms\":800}}}";

        assertThat(client.send(update).takeTypes()).isEqualTo(List.of("session.updated"));
    }
}

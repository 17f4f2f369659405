package dev.callwright.agent.realtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.EventType;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import dev.callwright.agent.realtime.codec.SessionCounters.Count;
import dev.callwright.agent.realtime.dialect.Dialects;
import dev.callwright.config.ProviderConfig.DialectName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every event of the older and of the younger generation, as each vendor's dialect reads it. */
class VendorEventsTest {

    private static final List<Object> TURN = List.of(
            new CodecHarness.Session(EventType.SESSION_CREATED, "v"),
            new CodecHarness.Session(EventType.SESSION_UPDATED, "v"),
            new ServerEvent.SpeechStarted("u1"),
            new ServerEvent.SpeechStopped("u1"),
            new ServerEvent.AudioCommitted("u1"),
            new ServerEvent.CallerTranscriptPartial("u1", "Good"),
            new ServerEvent.CallerTranscriptPartial("u1", "Good day"),
            new ServerEvent.CallerTranscriptDone("u1", "Good day"),
            new ServerEvent.ResponseCreated("r1"),
            new ServerEvent.AgentTranscriptDelta("r1", "m1", "Hel"),
            new CodecHarness.Audio("r1", "m1", CodecHarness.bytes((byte) 1, (byte) 0, (byte) 2, (byte) 0)),
            new ServerEvent.AgentTranscriptDone("r1", "m1", "Hello"),
            new ServerEvent.AgentAudioDone("r1", "m1"),
            new ServerEvent.AgentTranscriptDelta("r1", "m2", "wr"),
            new ServerEvent.AgentTranscriptDone("r1", "m2", "written"),
            new ServerEvent.FunctionCall("r1", "c1", "book", "{\"at\":\"8\"}"),
            new ServerEvent.ResponseDone("r1", ResponseStatus.COMPLETED, new Usage(3, 4)));

    @ParameterizedTest
    @EnumSource(names = {"STEPFUN", "OPENAI_BETA", "AZURE_BETA", "QWEN", "GLM"})
    void readsATurnOfTheOlderGeneration(DialectName name) {
        CodecHarness codec = play(name, "vendor-beta.jsonl");

        assertThat(codec.meaningful()).isEqualTo(TURN);
        assertThat(codec.counters.get(Count.MALFORMED)).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "AZURE", "XAI"})
    void readsATurnOfTheYoungerGeneration(DialectName name) {
        CodecHarness codec = play(name, "vendor-ga.jsonl");

        assertThat(codec.meaningful()).isEqualTo(TURN);
        assertThat(codec.counters.get(Count.MALFORMED)).isZero();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CASCADE")
    void tellsTheCodesOfErrorsApart(DialectName name) {
        CodecHarness codec = harness(name);

        codec.feed(error("response_cancel_not_active", "Cancellation failed: no active response found"));
        codec.feed(error("conversation_already_has_active_response", "Conversation is busy"));
        codec.feed(error("input_audio_buffer_commit_empty", "Expected at least 100ms"));
        codec.feed(error("invalid_value", "Invalid value: 'x'"));
        codec.feed("{\"type\":\"error\",\"error\":{\"type\":\"server_error\",\"message\":\"sorry\"}}");

        assertThat(codec.seen)
                .extracting(event -> ((ServerEvent.Refused) event).kind())
                .containsExactly(
                        ErrorKind.NOTHING_TO_CANCEL,
                        ErrorKind.RESPONSE_RUNNING,
                        ErrorKind.EMPTY_BUFFER,
                        ErrorKind.INVALID_REQUEST,
                        ErrorKind.SERVER);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CASCADE")
    void knowsEveryWayAResponseEnds(DialectName name) {
        CodecHarness codec = harness(name);

        for (String status : List.of("completed", "cancelled", "incomplete", "failed")) {
            codec.feed("{\"type\":\"response.done\",\"response\":{\"id\":\"r\",\"status\":\"" + status
                    + "\",\"status_details\":{\"type\":\"" + status
                    + "\",\"reason\":\"turn_detected\"},\"output\":[]}}");
        }

        assertThat(codec.seen)
                .extracting(event -> ((ServerEvent.ResponseDone) event).status())
                .containsExactly(
                        ResponseStatus.COMPLETED,
                        ResponseStatus.CANCELLED,
                        ResponseStatus.INCOMPLETE,
                        ResponseStatus.FAILED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CASCADE")
    void ignoresWhatACallHasNoUseFor(DialectName name) {
        CodecHarness codec = harness(name);

        for (String type : List.of(
                "heartbeat",
                "rate_limits.updated",
                "response.thinking.delta",
                "response.thinking.done",
                "response.content_part.added",
                "response.content_part.done",
                "response.function_call_arguments.delta",
                "conversation.item.truncated",
                "conversation.item.deleted",
                "input_audio_buffer.cleared",
                "input_audio_buffer.timeout_triggered",
                "mcp_list_tools.completed")) {
            codec.feed("{\"type\":\"" + type + "\",\"delta\":\"x\"}");
        }

        assertThat(codec.seen).hasSize(12).allMatch(ServerEvent.Ignored.class::isInstance);
    }

    @Test
    void takesAConversationForTheGreetingOnlyOfVendorsThatGreetSo() {
        for (DialectName name : List.of(DialectName.GLM, DialectName.XAI)) {
            assertThat(Dialects.of(name).orElseThrow().typeOf("conversation.created"))
                    .isEqualTo(EventType.CONVERSATION_CREATED);
        }
        assertThat(Dialects.STEPFUN.typeOf("conversation.created")).isEqualTo(EventType.OTHER);
    }

    @Test
    void readsACallOfGlmThatHasNoId() {
        CodecHarness codec = harness(DialectName.GLM);

        codec.feed("{\"type\":\"response.function_call_arguments.done\",\"response_id\":\"r1\",\"output_index\":1,"
                + "\"name\":\"book\",\"arguments\":\"{}\"}");

        assertThat(codec.seen).containsExactly(new ServerEvent.FunctionCall("r1", "r1-1", "book", "{}"));
    }

    @Test
    void readsTheOlderNamesAtXAiToo() {
        CodecHarness codec = harness(DialectName.XAI);

        codec.feed("{\"type\":\"response.audio.delta\",\"response_id\":\"r1\",\"item_id\":\"m1\",\"delta\":\"AQI=\"}");

        assertThat(codec.seen)
                .containsExactly(new CodecHarness.Audio("r1", "m1", CodecHarness.bytes((byte) 1, (byte) 2)));
    }

    @Test
    void cutsNoOctetOffG711() {
        CodecHarness codec = harness(DialectName.OPENAI);

        codec.feed(
                "{\"type\":\"response.output_audio.delta\",\"response_id\":\"r1\",\"item_id\":\"m1\",\"delta\":\"AQID\"}");

        assertThat(codec.seen)
                .containsExactly(new CodecHarness.Audio("r1", "m1", CodecHarness.bytes((byte) 1, (byte) 2, (byte) 3)));
        assertThat(codec.counters.get(Count.ODD_AUDIO)).isZero();
    }

    private static CodecHarness harness(DialectName name) {
        return new CodecHarness(Dialects.of(name).orElseThrow());
    }

    private static CodecHarness play(DialectName name, String resource) {
        CodecHarness codec = harness(name);
        CodecHarness.lines(resource).forEach(codec::feed);
        return codec;
    }

    private static String error(String code, String message) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"code\":\"" + code
                + "\",\"message\":\"" + message + "\",\"param\":null,\"event_id\":null}}";
    }
}

package dev.callwright.agent.realtime;

import static java.util.Map.entry;

import dev.callwright.config.TurnDetectionConfig;
import dev.callwright.config.TurnDetectionConfig.Mode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * StepFun: the beta event names of the family, a flat session object, PCM16 at 24 kHz both ways. Immutable.
 *
 * <p>Turn detection is always written out, since the service's default is on for some models and off for others, and the
 * modalities go with it, since without them answers to detected speech may come without audio.
 */
final class StepFunDialect implements Dialect {

    private static final String AUDIO_DELTA = "response.audio.delta";

    private static final Map<String, EventType> TYPES = Map.ofEntries(
            entry("session.created", EventType.SESSION_CREATED),
            entry("session.updated", EventType.SESSION_UPDATED),
            entry("input_audio_buffer.speech_started", EventType.SPEECH_STARTED),
            entry("input_audio_buffer.speech_stopped", EventType.SPEECH_STOPPED),
            entry("input_audio_buffer.committed", EventType.AUDIO_COMMITTED),
            entry("conversation.item.input_audio_transcription.delta", EventType.CALLER_TRANSCRIPT_DELTA),
            entry("conversation.item.input_audio_transcription.completed", EventType.CALLER_TRANSCRIPT_DONE),
            entry("conversation.item.created", EventType.ITEM_ADDED),
            entry("response.created", EventType.RESPONSE_CREATED),
            entry("response.output_item.added", EventType.ITEM_ADDED),
            entry("response.output_item.done", EventType.ITEM_DONE),
            entry(AUDIO_DELTA, EventType.AUDIO_DELTA),
            entry("response.audio.done", EventType.AUDIO_DONE),
            entry("response.audio_transcript.delta", EventType.TRANSCRIPT_DELTA),
            entry("response.audio_transcript.done", EventType.TRANSCRIPT_DONE),
            entry("response.text.delta", EventType.TRANSCRIPT_DELTA),
            entry("response.text.done", EventType.TRANSCRIPT_DONE),
            entry("response.function_call_arguments.done", EventType.ARGUMENTS_DONE),
            entry("response.done", EventType.RESPONSE_DONE),
            entry("error", EventType.ERROR));

    private final JsonMapper json = JsonMapper.shared();

    @Override
    public EventType typeOf(String name) {
        return TYPES.getOrDefault(name, EventType.OTHER);
    }

    @Override
    public String audioDelta() {
        return AUDIO_DELTA;
    }

    @Override
    public byte[] appendPrefix() {
        return "{\"type\":\"input_audio_buffer.append\",\"audio\":\"".getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] sessionUpdate(SessionSettings settings, String eventId) {
        return json.writeValueAsBytes(configure(settings, eventId));
    }

    private ObjectNode configure(SessionSettings settings, String eventId) {
        ObjectNode event = event("session.update", eventId);
        ObjectNode session = event.putObject("session");
        session.putArray("modalities").add("text").add("audio");
        session.put("instructions", settings.instructions());
        session.put("voice", settings.voice());
        session.put("input_audio_format", "pcm16");
        session.put("output_audio_format", "pcm16");
        writeTurnDetection(session, settings.turnDetection());
        return event;
    }

    private static void writeTurnDetection(ObjectNode session, TurnDetectionConfig turnDetection) {
        if (turnDetection.mode() == Mode.LOCAL) {
            session.putNull("turn_detection");
            return;
        }
        ObjectNode node = session.putObject("turn_detection");
        node.put("type", "server_vad");
        node.put("prefix_padding_ms", turnDetection.prefixPadding().toMillis());
        node.put("silence_duration_ms", turnDetection.silenceDuration().toMillis());
        node.put("energy_awakeness_threshold", turnDetection.energyThreshold());
    }

    @Override
    public byte[] encode(ClientEvent event, String eventId) {
        ObjectNode node = switch (event) {
            case ClientEvent.Configure(SessionSettings settings) -> configure(settings, eventId);
            case ClientEvent.UserText(String text) -> message("user", "input_text", text, eventId);
            case ClientEvent.AssistantText(String text) -> message("assistant", "text", text, eventId);
            case ClientEvent.SystemText(String text) -> message("system", "input_text", text, eventId);
            case ClientEvent.FunctionOutput(String callId, String output) -> functionOutput(callId, output, eventId);
            case ClientEvent.DeleteItem(String itemId) ->
                event("conversation.item.delete", eventId).put("item_id", itemId);
            case ClientEvent.TruncateItem(String itemId, int heardMillis) ->
                event("conversation.item.truncate", eventId)
                        .put("item_id", itemId)
                        .put("content_index", 0)
                        .put("audio_end_ms", heardMillis);
            case ClientEvent.CreateResponse(String instructions) -> createResponse(instructions, eventId);
            case ClientEvent.CancelResponse() -> event("response.cancel", eventId);
            case ClientEvent.CommitAudio() -> event("input_audio_buffer.commit", eventId);
            case ClientEvent.ClearAudio() -> event("input_audio_buffer.clear", eventId);
        };
        return json.writeValueAsBytes(node);
    }

    private ObjectNode message(String role, String type, String text, String eventId) {
        ObjectNode event = event("conversation.item.create", eventId);
        ObjectNode item = event.putObject("item");
        item.put("type", "message");
        item.put("role", role);
        item.putArray("content").addObject().put("type", type).put("text", text);
        return event;
    }

    private ObjectNode functionOutput(String callId, String output, String eventId) {
        ObjectNode event = event("conversation.item.create", eventId);
        event.putObject("item")
                .put("type", "function_call_output")
                .put("call_id", callId)
                .put("output", output);
        return event;
    }

    private ObjectNode createResponse(String instructions, String eventId) {
        ObjectNode event = event("response.create", eventId);
        if (!instructions.isEmpty()) {
            event.putObject("response").put("instructions", instructions);
        }
        return event;
    }

    private ObjectNode event(String type, String eventId) {
        return json.createObjectNode().put("event_id", eventId).put("type", type);
    }
}

package dev.callwright.agent.realtime.codec;

import dev.callwright.agent.realtime.EventType;
import dev.callwright.agent.realtime.OperatorText;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A parsed event into our vocabulary. Tolerant where the service is known to vary: keys may be missing, ids are opaque, items
 * have no content. Audio does not come here. Owner: media loop.
 */
final class EventDecoder {

    private static final int MAX_TYPE_LENGTH = 64;

    private final EventSink sink;
    private final FunctionCalls calls = new FunctionCalls();
    private final CallerTranscript callerTranscript = new CallerTranscript();

    /** For events that do not say which response they belong to. */
    private String currentResponse = "";

    EventDecoder(EventSink sink) {
        this.sink = sink;
    }

    /** False when the event lacks what its type cannot do without. */
    boolean decode(EventType type, String name, JsonNode event) {
        return switch (type) {
            case SESSION_CREATED, CONVERSATION_CREATED, SESSION_UPDATED -> session(type, event);
            case SPEECH_STARTED -> emit(new ServerEvent.SpeechStarted(text(event, "item_id")));
            case SPEECH_STOPPED -> emit(new ServerEvent.SpeechStopped(text(event, "item_id")));
            case AUDIO_COMMITTED -> emit(new ServerEvent.AudioCommitted(text(event, "item_id")));
            case CALLER_TRANSCRIPT_DELTA -> callerDelta(event);
            case CALLER_TRANSCRIPT_DONE -> callerDone(event);
            case RESPONSE_CREATED -> responseCreated(event);
            case ITEM_ADDED -> itemAdded(name, event);
            case ITEM_DONE -> itemDone(name, event);
            case AUDIO_DONE -> emit(new ServerEvent.AgentAudioDone(responseId(event), text(event, "item_id")));
            case TRANSCRIPT_DELTA -> transcriptDelta(event);
            case TRANSCRIPT_DONE -> transcriptDone(event);
            case ARGUMENTS_DONE -> argumentsDone(event);
            case RESPONSE_DONE -> responseDone(event);
            case ERROR -> emit(ErrorClassifier.read(event));
            case AUDIO_DELTA, OTHER -> ignored(name);
        };
    }

    private boolean session(EventType type, JsonNode event) {
        JsonNode session = event.path("session");
        String voice = text(session, "voice");
        sink.session(type, voice.isEmpty() ? text(session.path("audio").path("output"), "voice") : voice);
        return true;
    }

    private boolean callerDelta(JsonNode event) {
        JsonNode delta = event.path("delta");
        String itemId = text(event, "item_id");
        return delta.isString()
                && (delta.stringValue("").isEmpty()
                        || emit(new ServerEvent.CallerTranscriptPartial(
                                itemId, callerTranscript.add(itemId, delta.stringValue("")))));
    }

    private boolean callerDone(JsonNode event) {
        JsonNode transcript = event.path("transcript");
        return transcript.isString()
                && emit(new ServerEvent.CallerTranscriptDone(text(event, "item_id"), transcript.stringValue("")));
    }

    private boolean responseCreated(JsonNode event) {
        String id = text(event.path("response"), "id");
        if (id.isEmpty()) {
            return false;
        }
        currentResponse = id;
        return emit(new ServerEvent.ResponseCreated(id));
    }

    private boolean itemAdded(String name, JsonNode event) {
        calls.announce(event.path("item"));
        return ignored(name);
    }

    private boolean itemDone(String name, JsonNode event) {
        var call = calls.fromItem(responseId(event), event.path("item"), false);
        return call.isPresent() ? emit(call.get()) : ignored(name);
    }

    private boolean transcriptDelta(JsonNode event) {
        JsonNode delta = event.path("delta");
        return delta.isString()
                && (delta.stringValue("").isEmpty()
                        || emit(new ServerEvent.AgentTranscriptDelta(
                                responseId(event), text(event, "item_id"), delta.stringValue(""))));
    }

    private boolean transcriptDone(JsonNode event) {
        JsonNode words = event.path("transcript").isString() ? event.path("transcript") : event.path("text");
        return words.isString()
                && emit(new ServerEvent.AgentTranscriptDone(
                        responseId(event), text(event, "item_id"), words.stringValue("")));
    }

    private boolean argumentsDone(JsonNode event) {
        calls.fromArguments(responseId(event), event).ifPresent(this::emit);
        return !FunctionCalls.idOf(responseId(event), event).isEmpty();
    }

    private boolean responseDone(JsonNode event) {
        JsonNode response = event.path("response");
        if (!response.isObject()) {
            return false;
        }
        String own = text(response, "id");
        String id = own.isEmpty() ? responseId(event) : own;
        ResponseStatus status = status(text(response, "status"));
        for (JsonNode item : response.path("output")) {
            calls.fromItem(id, item, status == ResponseStatus.COMPLETED).ifPresent(this::emit);
        }
        return emit(new ServerEvent.ResponseDone(id, status, usage(response.path("usage"))));
    }

    /** A response that is done without a known status is taken as completed: the event itself says that it is over. */
    private static ResponseStatus status(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "incomplete", "interrupted" -> ResponseStatus.INCOMPLETE;
            case "cancelled", "canceled" -> ResponseStatus.CANCELLED;
            case "failed" -> ResponseStatus.FAILED;
            default -> ResponseStatus.COMPLETED;
        };
    }

    private static Usage usage(JsonNode usage) {
        int input = Math.max(0, usage.path("input_tokens").asInt(0));
        int output = Math.max(0, usage.path("output_tokens").asInt(0));
        int cached = Math.clamp(
                usage.path("input_token_details").path("cached_tokens").asInt(0), 0, input);
        return input == 0 && output == 0 ? Usage.UNKNOWN : new Usage(input, cached, output);
    }

    private boolean ignored(String name) {
        return emit(new ServerEvent.Ignored(OperatorText.clean(name, MAX_TYPE_LENGTH)));
    }

    private boolean emit(ServerEvent event) {
        sink.event(event);
        return true;
    }

    private String responseId(JsonNode event) {
        String id = text(event, "response_id");
        return id.isEmpty() ? currentResponse : id;
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).stringValue("");
    }
}

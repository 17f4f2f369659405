package dev.callwright.agent.realtime.dialect;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.Dialect;
import dev.callwright.agent.realtime.EventType;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.Traits;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The requests as all vendors of the family read them, with the session object of one of them. Immutable. */
record Family(Vendor vendor) implements Dialect {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public EventType typeOf(String name) {
        return vendor.names().typeOf(name);
    }

    @Override
    public String audioDelta() {
        return vendor.names().audioDelta();
    }

    @Override
    public Traits traits(AudioFormat wanted) {
        return vendor.traits(wanted);
    }

    @Override
    public URI address(URI url, String model) {
        return vendor.address(url, model);
    }

    @Override
    public Map<String, String> headers(String apiKey) {
        Map<String, String> headers = new LinkedHashMap<>(vendor.extraHeaders());
        if (!apiKey.isEmpty()) {
            headers.putAll(vendor.credentials(apiKey));
        }
        return headers;
    }

    @Override
    public String remark(SessionSettings settings) {
        return vendor.remark(settings);
    }

    @Override
    public byte[] encode(ClientEvent event, Traits traits, String eventId) {
        ObjectNode node = switch (event) {
            case ClientEvent.Configure(SessionSettings settings) -> configure(settings, traits, eventId);
            case ClientEvent.UserText(String text) -> message("user", "input_text", text, eventId);
            case ClientEvent.AssistantText(String text) -> message("assistant", vendor.assistantText(), text, eventId);
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
        return JSON.writeValueAsBytes(node);
    }

    private ObjectNode configure(SessionSettings settings, Traits traits, String eventId) {
        ObjectNode event = event("session.update", eventId);
        vendor.session(event.putObject("session"), settings, traits);
        return event;
    }

    private static ObjectNode message(String role, String type, String text, String eventId) {
        ObjectNode event = event("conversation.item.create", eventId);
        ObjectNode item = event.putObject("item");
        item.put("type", "message");
        item.put("role", role);
        item.putArray("content").addObject().put("type", type).put("text", text);
        return event;
    }

    private static ObjectNode functionOutput(String callId, String output, String eventId) {
        ObjectNode event = event("conversation.item.create", eventId);
        event.putObject("item")
                .put("type", "function_call_output")
                .put("call_id", callId)
                .put("output", output);
        return event;
    }

    private static ObjectNode createResponse(String instructions, String eventId) {
        ObjectNode event = event("response.create", eventId);
        if (!instructions.isEmpty()) {
            event.putObject("response").put("instructions", instructions);
        }
        return event;
    }

    private static ObjectNode event(String type, String eventId) {
        return JSON.createObjectNode().put("event_id", eventId).put("type", type);
    }
}

package dev.callwright.agent.simulator.session;

import dev.callwright.agent.simulator.Ids;
import dev.callwright.agent.simulator.Json;
import dev.callwright.agent.simulator.Refusal;
import tools.jackson.databind.node.ObjectNode;

/** The server's events outside of a response, in the shapes that were seen on the wire. Stateless. */
final class ServerEvents {

    private ServerEvents() {}

    static ObjectNode event(String type) {
        return Json.object().put("event_id", Ids.uuid()).put("type", type);
    }

    static ObjectNode session(String type, ObjectNode session) {
        ObjectNode event = event(type);
        event.set("session", session);
        return event;
    }

    static ObjectNode speechStarted(String item, long audioMillis) {
        return event("input_audio_buffer.speech_started")
                .put("audio_start_ms", audioMillis)
                .put("item_id", item);
    }

    static ObjectNode speechStopped(String item, long audioMillis) {
        return event("input_audio_buffer.speech_stopped")
                .put("audio_end_ms", audioMillis)
                .put("item_id", item);
    }

    /** @param previous id of the item before; empty for none */
    static ObjectNode committed(String previous, String item) {
        ObjectNode event = event("input_audio_buffer.committed");
        if (!previous.isEmpty()) {
            event.put("previous_item_id", previous);
        }
        return event.put("item_id", item);
    }

    /** @param previous id of the item before; empty for none */
    static ObjectNode itemCreated(String previous, ObjectNode item) {
        ObjectNode event = event("conversation.item.created");
        if (!previous.isEmpty()) {
            event.put("previous_item_id", previous);
        }
        event.set("item", item);
        return event;
    }

    static ObjectNode itemDeleted(String item) {
        return event("conversation.item.deleted").put("item_id", item);
    }

    /** An item without its content, which the caller adds. */
    static ObjectNode message(String id, String status, String role) {
        return Json.object()
                .put("id", id)
                .put("type", "message")
                .put("status", status)
                .put("role", role);
    }

    static ObjectNode spokenItem(String id) {
        ObjectNode item = message(id, "completed", "user");
        item.putArray("content").addObject().put("type", "input_audio");
        return item.put("object", "realtime.item");
    }

    static ObjectNode transcriptionDelta(String item, String textSoFar) {
        return event("conversation.item.input_audio_transcription.delta")
                .put("item_id", item)
                .put("content_index", 0)
                .put("delta", textSoFar);
    }

    static ObjectNode transcriptionCompleted(String item, String text) {
        return event("conversation.item.input_audio_transcription.completed")
                .put("item_id", item)
                .put("content_index", 0)
                .put("transcript", text);
    }

    /** @param clientEvent id of the event that is answered; empty if it had none */
    static ObjectNode error(Refusal refusal, String clientEvent) {
        ObjectNode event = event("error");
        ObjectNode error = event.putObject("error").put("type", "invalid_request_error");
        if (!refusal.code().isEmpty()) {
            error.put("code", refusal.code());
        }
        error.put("message", refusal.message());
        if (refusal.code().equals("invalid_value")) {
            error.put("param", "type");
        }
        if (!clientEvent.isEmpty()) {
            error.put("event_id", clientEvent);
        }
        return event;
    }
}

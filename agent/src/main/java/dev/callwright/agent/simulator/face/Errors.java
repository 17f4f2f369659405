package dev.callwright.agent.simulator.face;

import tools.jackson.databind.node.ObjectNode;

/** The errors of OpenAI's family: each has a code, and says which parameter it is about, or null. Stateless. */
final class Errors {

    private Errors() {}

    static void complete(ObjectNode event) {
        if (!(event.path("error") instanceof ObjectNode error)) {
            return;
        }
        String message = error.path("message").stringValue("");
        if (message.startsWith("no ongoing response")) {
            say(error, "response_cancel_not_active", "Cancellation failed: no active response found");
        } else if (message.startsWith("ongoing response already")) {
            say(error, "conversation_already_has_active_response", "Conversation already has an active response");
        } else if (message.startsWith("append is not called") || message.startsWith("no speech found")) {
            say(error, "input_audio_buffer_commit_empty", "Error committing input audio buffer: the buffer is empty");
        } else if (message.startsWith("cannot find item")) {
            say(error, "item_not_found", message);
        } else if (!error.has("code")) {
            say(error, "invalid_value", message);
        }
        if (!error.has("param")) {
            error.putNull("param");
        }
        if (!error.has("event_id")) {
            error.putNull("event_id");
        }
    }

    private static void say(ObjectNode error, String code, String message) {
        error.put("code", code).put("message", message);
    }
}

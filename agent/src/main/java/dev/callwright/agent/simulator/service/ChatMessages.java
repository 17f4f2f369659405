package dev.callwright.agent.simulator.service;

import dev.callwright.agent.simulator.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the services insist on in the messages of a chat. Stateless. */
final class ChatMessages {

    private static final Set<String> ROLES = Set.of("system", "user", "assistant", "tool", "developer");

    private ChatMessages() {}

    /** @throws Refusal for what a service would answer with 400 */
    static void check(String model, List<JsonNode> messages) {
        require(!model.isBlank(), "model is required");
        require(!messages.isEmpty(), "messages is empty");
        Set<String> open = new HashSet<>();
        boolean user = false;
        for (JsonNode message : messages) {
            String role = message.path("role").asString("");
            require(ROLES.contains(role), "role " + role + " is unknown");
            if (role.equals("tool")) {
                require(open.remove(message.path("tool_call_id").asString("")), "a tool message answers no tool call");
            } else {
                require(open.isEmpty(), "a tool call has no tool message behind it");
            }
            message.path("tool_calls").forEach(call -> open.add(call.path("id").asString("")));
            user |= role.equals("user");
        }
        require(open.isEmpty(), "a tool call has no tool message behind it");
        require(user, "there is no message of a user");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new Refusal("invalid_value", message);
        }
    }
}

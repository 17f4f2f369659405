package dev.callwright.agent.cascade.think;

import dev.callwright.agent.cascade.http.Service;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.ToolSpec;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays out a streamed chat completion. Stateless. */
public final class ChatRequest {

    private ChatRequest() {}

    /**
     * Asks for the next answer.
     *
     * @param instruction  for this answer only, or empty
     */
    public static HttpRequest of(Service service, SessionSettings settings, History history, String instruction) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("model", service.modelOr(settings.model())).put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        ArrayNode messages = body.putArray("messages");
        if (!settings.instructions().isBlank()) {
            messages.addObject().put("role", "system").put("content", settings.instructions());
        }
        history.write(messages);
        if (!instruction.isBlank()) {
            // In the role of a user, since several services refuse a conversation without one, or a system message in
            // its middle.
            messages.addObject()
                    .put("role", "user")
                    .put("content", "[An instruction to you, not words of the caller: " + instruction + "]");
        }
        tools(settings.tools(), body);
        return service.request()
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toString().getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static void tools(List<ToolSpec> tools, ObjectNode body) {
        if (tools.isEmpty()) {
            return;
        }
        ArrayNode declared = body.putArray("tools");
        for (ToolSpec tool : tools) {
            ObjectNode function = declared.addObject().put("type", "function").putObject("function");
            function.put("name", tool.name()).put("description", tool.description());
            function.set("parameters", schema(tool.parameters()));
        }
    }

    private static JsonNode schema(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException _) {
            return JsonMapper.shared().createObjectNode().put("type", "object");
        }
    }
}

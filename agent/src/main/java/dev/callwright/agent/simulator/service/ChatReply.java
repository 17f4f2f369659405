package dev.callwright.agent.simulator.service;

import dev.callwright.agent.simulator.Faces;
import dev.callwright.agent.simulator.Ids;
import dev.callwright.agent.simulator.Json;
import dev.callwright.agent.simulator.Refusal;
import dev.callwright.agent.simulator.Scenario;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays out the answer to one chat completion, streamed if that was asked for. Owner: the connection's event loop. */
final class ChatReply {

    private static final int LETTERS_PER_TOKEN = 4;
    private static final Pattern WORDS = Pattern.compile("(?<=\\s)");

    private final JsonNode request;
    private final FaceReply reply;
    private final Faces faces;
    private final String id = "chatcmpl-" + Ids.uuid();

    ChatReply(JsonNode request, FaceReply reply, Faces faces) {
        this.request = request;
        this.reply = reply;
        this.faces = faces;
    }

    void say(String text) {
        if (!request.path("stream").asBoolean(false)) {
            reply.after(faces.firstTokenDelay(), () -> reply.json(HttpResponseStatus.OK, whole(text)));
            return;
        }
        List<byte[]> events = new ArrayList<>(List.of(comment(), chunk(delta().put("role", "assistant"), "")));
        for (String word : WORDS.split(text, -1)) {
            events.add(chunk(delta().put("content", word), ""));
        }
        finish(events, "stop", text);
    }

    void call(Scenario.ToolCall tool) {
        ObjectNode first = delta();
        ObjectNode call = first.putArray("tool_calls").addObject().put("index", 0);
        call.put("id", Ids.functionCall(tool.name()) + '_' + Ids.uuid().substring(0, 8))
                .put("type", "function");
        call.putObject("function").put("name", tool.name()).put("arguments", "");
        if (!request.path("stream").asBoolean(false)) {
            throw new Refusal("invalid_value", "functions are called in streams only");
        }
        List<byte[]> events = new ArrayList<>(List.of(comment(), chunk(first, "")));
        int middle = tool.arguments().length() / 2;
        for (String part :
                List.of(tool.arguments().substring(0, middle), tool.arguments().substring(middle))) {
            ObjectNode more = delta();
            more.putArray("tool_calls")
                    .addObject()
                    .put("index", 0)
                    .putObject("function")
                    .put("arguments", part);
            events.add(chunk(more, ""));
        }
        finish(events, "tool_calls", tool.arguments());
    }

    /** The same as one object. */
    ObjectNode whole(String text) {
        ObjectNode body = head("chat.completion");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", text);
        usage(body, text);
        return body;
    }

    private void finish(List<byte[]> events, String reason, String said) {
        events.add(chunk(delta(), reason));
        if (request.path("stream_options").path("include_usage").asBoolean(false)) {
            ObjectNode last = head("chat.completion.chunk");
            last.putArray("choices");
            usage(last, said);
            events.add(event(last.toString()));
        }
        events.add(event("[DONE]"));
        reply.after(faces.firstTokenDelay(), () -> reply.stream("text/event-stream", events, faces.tokenPause()));
    }

    private byte[] chunk(ObjectNode delta, String reason) {
        ObjectNode body = head("chat.completion.chunk");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        if (reason.isEmpty()) {
            choice.putNull("finish_reason");
        } else {
            choice.put("finish_reason", reason);
        }
        return event(body.toString());
    }

    private ObjectNode head(String object) {
        return Json.object()
                .put("id", id)
                .put("object", object)
                .put("created", System.currentTimeMillis() / 1000)
                .put("model", request.path("model").asString(""));
    }

    private void usage(ObjectNode body, String said) {
        int in = request.path("messages").toString().length() / LETTERS_PER_TOKEN;
        int out = Math.ceilDiv(said.length(), LETTERS_PER_TOKEN);
        body.putObject("usage")
                .put("prompt_tokens", in)
                .put("completion_tokens", out)
                .put("total_tokens", in + out);
    }

    private static ObjectNode delta() {
        return Json.object();
    }

    /** One vendor keeps connections alive with these. */
    private static byte[] comment() {
        return ": keep-alive\n\n".getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] event(String data) {
        return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}

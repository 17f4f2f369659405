package dev.callwright.agent.cascade.think;

import dev.callwright.agent.realtime.ErrorBody;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One piece of a streamed chat completion. Immutable.
 *
 * @param text       words of the answer
 * @param reasoning  thoughts some services tell beside it, which they want back when a function has returned
 * @param tools      pieces of calls
 * @param usage      tokens, in the last piece
 */
public record ChatChunk(String text, String reasoning, List<ToolCalls.Piece> tools, Optional<Usage> usage) {

    /**
     * Reads the data of one event; a completion that was not streamed after all is understood too.
     *
     * @throws IOException when it is no JSON object, or tells of an error
     */
    static ChatChunk read(String data) throws IOException {
        JsonNode root = parse(data);
        if (root.hasNonNull("error")) {
            throw new IOException("the service broke off: " + ErrorBody.message(data));
        }
        JsonNode choice = root.path("choices").path(0);
        JsonNode delta = choice.has("delta") ? choice.path("delta") : choice.path("message");
        // One vendor tells the usage inside the choice, the others beside it.
        JsonNode usage = root.hasNonNull("usage") ? root.path("usage") : choice.path("usage");
        return new ChatChunk(
                delta.path("content").asString(""),
                delta.path("reasoning_content").asString(""),
                tools(delta.path("tool_calls")),
                usage.isObject()
                        ? Optional.of(new Usage(
                                usage.path("prompt_tokens").asInt(0),
                                usage.path("completion_tokens").asInt(0)))
                        : Optional.empty());
    }

    private static JsonNode parse(String data) throws IOException {
        try {
            JsonNode root = JsonMapper.shared().readTree(data);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw new IOException("a piece of the answer is not JSON", e);
        }
        throw new IOException("a piece of the answer is no JSON object");
    }

    private static List<ToolCalls.Piece> tools(JsonNode calls) {
        List<ToolCalls.Piece> pieces = new ArrayList<>();
        for (JsonNode call : calls) {
            JsonNode function = call.path("function");
            JsonNode arguments = function.path("arguments");
            pieces.add(new ToolCalls.Piece(
                    call.path("index").asInt(-1),
                    call.path("id").asString(""),
                    function.path("name").asString(""),
                    arguments.isObject() ? arguments.toString() : arguments.asString("")));
        }
        return pieces;
    }
}

package dev.callwright.agent.realtime.codec;

import dev.callwright.agent.realtime.ServerEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Puts a function call together from the three places that may carry it ({@code arguments.done}, the finished item, the
 * output of the finished response) and lets each through once.
 *
 * <p>A call is known by its response and call id together, because some models number calls afresh in every response.
 * Argument deltas are not used: every other one is empty, and the whole text follows. Owner: media loop.
 */
final class FunctionCalls {

    /** More than a response ever holds; the oldest entries are forgotten first. */
    private static final int MAX_REMEMBERED = 64;

    private final Map<String, String> names = new Remembered();
    private final Map<String, String> reported = new Remembered();

    /** A call was announced: some services name the function only here. */
    void announce(JsonNode item) {
        String name = text(item, "name");
        if (isCall(item) && !name.isEmpty()) {
            names.put(text(item, "call_id"), name);
        }
    }

    /** {@code response.function_call_arguments.done}. Without arguments or name it waits for the finished item. */
    Optional<ServerEvent.FunctionCall> fromArguments(String responseId, JsonNode event) {
        return arguments(event).isEmpty() ? Optional.empty() : report(responseId, event);
    }

    /** An item of a finished response, or a finished item. An unfinished one carries half of its arguments: not a call. */
    Optional<ServerEvent.FunctionCall> fromItem(String responseId, JsonNode item, boolean finished) {
        boolean complete = finished || text(item, "status").equals("completed");
        return isCall(item) && complete ? report(responseId, item) : Optional.empty();
    }

    /** The call's own id. GLM gives none: there, its place in the response will do, since the answer goes without one. */
    static String idOf(String responseId, JsonNode node) {
        String own = text(node, "call_id");
        return own.isEmpty() && !text(node, "name").isEmpty()
                ? responseId + '-' + node.path("output_index").asInt(0)
                : own;
    }

    private Optional<ServerEvent.FunctionCall> report(String responseId, JsonNode node) {
        String callId = idOf(responseId, node);
        String own = text(node, "name");
        String name = own.isEmpty() ? names.getOrDefault(callId, "") : own;
        if (callId.isEmpty() || name.isEmpty() || reported.putIfAbsent(responseId + ' ' + callId, name) != null) {
            return Optional.empty();
        }
        String arguments = arguments(node);
        return Optional.of(
                new ServerEvent.FunctionCall(responseId, callId, name, arguments.isEmpty() ? "{}" : arguments));
    }

    private static boolean isCall(JsonNode item) {
        return text(item, "type").equals("function_call")
                && !text(item, "call_id").isEmpty();
    }

    /** The arguments as text, also when a service sends them as an object. */
    private static String arguments(JsonNode node) {
        JsonNode arguments = node.path("arguments");
        return arguments.isObject()
                ? arguments.toString()
                : arguments.stringValue("").strip();
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).stringValue("");
    }

    private static final class Remembered extends LinkedHashMap<String, String> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_REMEMBERED;
        }
    }
}

package dev.callwright.agent.simulator.face;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Inside, every answer opens a message before it is known whether anything will be said; StepFun leaves it open for ever when a
 * function is called instead. Others announce no such message, so it is withheld until it gets a part, and forgotten when a call
 * comes. Owner: the connection's event loop.
 */
final class Withheld {

    private final List<ObjectNode> held = new ArrayList<>();
    private String forgotten = "";

    /** What may be told now. */
    List<ObjectNode> pass(ObjectNode event) {
        String type = event.path("type").stringValue("");
        boolean item = type.equals("response.output_item.added") || type.equals("conversation.item.created");
        if (item && event.path("item").path("role").stringValue("").equals("assistant")) {
            held.add(event);
            return List.of();
        }
        if (item && event.path("item").path("type").stringValue("").equals("function_call") && !held.isEmpty()) {
            forgotten = held.getFirst().path("item").path("id").stringValue("");
            held.clear();
        }
        if (!forgotten.isEmpty() && event.path("item_id").stringValue("").equals(forgotten)) {
            return List.of();
        }
        if (!forgotten.isEmpty() && event.has("output_index")) {
            event.put("output_index", 0);
        }
        return type.startsWith("response.") ? released(type, event) : List.of(event);
    }

    private List<ObjectNode> released(String type, ObjectNode event) {
        if (type.equals("response.done") || type.equals("response.created")) {
            forgotten = "";
        }
        List<ObjectNode> events = new ArrayList<>(held);
        held.clear();
        events.add(event);
        return events;
    }
}

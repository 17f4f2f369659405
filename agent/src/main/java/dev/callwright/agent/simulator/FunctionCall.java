package dev.callwright.agent.simulator;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events by which an answer calls a function, from the opened message item to {@code response.done}, in the order of
 * either family of models. The quirks are the service's: the call's item names itself as the one before it, every other delta
 * is empty, and the older family leaves the message item in progress for ever.
 *
 * <p>Owner: the connection's event loop.
 */
final class FunctionCall {

    private static final int DELTA_LETTERS = 12;

    private final Line line;
    private final ResponseEvents events;
    private final Scenario.ToolCall tool;
    private final Scenario.Wire.FunctionOrder order;

    FunctionCall(Line line, ResponseEvents events, Scenario.ToolCall tool, Scenario.Wire.FunctionOrder order) {
        this.line = line;
        this.events = events;
        this.tool = tool;
        this.order = order;
    }

    void send() {
        ObjectNode call = item("incomplete");
        line.send(ServerEvents.itemCreated(call.path("id").asString(), call));
        line.send(events.itemAdded(1, call));
        for (String delta : deltas(tool.arguments())) {
            line.send(events.argumentsDelta(call, delta));
        }
        line.send(events.argumentsDone(call, tool.arguments()));
        ObjectNode done = call.deepCopy().put("status", "completed").put("arguments", tool.arguments());
        line.send(events.itemDone(1, done));
        line.send(events.audioDone());
        finishMessage();
        ArrayNode output = Json.object().arrayNode().add(events.openMessage()).add(done);
        Usage usage = Usage.of("", tool.arguments(), 0);
        line.send(events.done("completed", output, usage), Moment.Kind.RESPONSE_DONE, events.id() + " completed");
    }

    private void finishMessage() {
        switch (order) {
            case STEP_1O -> line.send(events.transcriptDone(""));
            case STEPAUDIO_2_5 -> {
                line.send(events.partAdded());
                line.send(events.transcriptDone(""));
                line.send(events.partDone(""));
            }
        }
    }

    private ObjectNode item(String status) {
        boolean dated = order == Scenario.Wire.FunctionOrder.STEP_1O;
        return Json.object()
                .put("id", dated ? Ids.functionItem() : Ids.uuid())
                .put("type", "function_call")
                .put("status", status)
                .put(
                        "call_id",
                        dated
                                ? Ids.functionCall(tool.name())
                                : "call_0_" + events.id().hashCode() % 1000)
                .put("name", tool.name())
                .put("object", "realtime.item");
    }

    private static List<String> deltas(String arguments) {
        List<String> deltas = new ArrayList<>();
        for (int at = 0; at < arguments.length(); at += DELTA_LETTERS) {
            deltas.add(arguments.substring(at, Math.min(arguments.length(), at + DELTA_LETTERS)));
            deltas.add("");
        }
        return deltas;
    }
}

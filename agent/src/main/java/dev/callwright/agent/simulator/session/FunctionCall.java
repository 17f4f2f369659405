package dev.callwright.agent.simulator.session;

import dev.callwright.agent.simulator.Ids;
import dev.callwright.agent.simulator.Json;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Wire;
import dev.callwright.agent.simulator.script.Rule;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events by which an answer calls one function, in the order of either family of models. The quirks are the service's: the
 * call's item names itself as the one before it, and every other delta is empty.
 *
 * <p>Owner: the connection's event loop.
 */
final class FunctionCall {

    private static final int DELTA_LETTERS = 12;

    private final Line line;
    private final ResponseEvents events;
    private final Wire.FunctionOrder order;

    FunctionCall(Line line, ResponseEvents events, Wire.FunctionOrder order) {
        this.line = line;
        this.events = events;
        this.order = order;
    }

    /**
     * Sends the call.
     *
     * @param index  place among the items of the answer, from one: the message is the first
     * @return the finished item
     */
    ObjectNode send(Rule.Call tool, int index) {
        ObjectNode call = item(tool, index);
        line.send(ServerEvents.itemCreated(call.path("id").asString(), call));
        line.send(events.itemAdded(index, call));
        for (String delta : deltas(tool.arguments())) {
            line.send(events.argumentsDelta(call, index, delta));
        }
        line.send(events.argumentsDone(call, index, tool.arguments()));
        ObjectNode done = call.deepCopy().put("status", "completed").put("arguments", tool.arguments());
        line.send(events.itemDone(index, done), Moment.Kind.TOOL_CALLED, tool.name() + " " + tool.arguments());
        return done;
    }

    /** What follows the calls of an answer without words. The older family leaves its message in progress for ever. */
    void finishMessage() {
        line.send(events.audioDone());
        switch (order) {
            case STEP_1O -> line.send(events.transcriptDone(""));
            case STEPAUDIO_2_5 -> {
                line.send(events.partAdded());
                line.send(events.transcriptDone(""));
                line.send(events.partDone(""));
            }
        }
    }

    private ObjectNode item(Rule.Call tool, int index) {
        boolean dated = order == Wire.FunctionOrder.STEP_1O;
        String suffix = index == 1 ? "" : "_" + index;
        return Json.object()
                .put("id", dated ? Ids.functionItem() + suffix : Ids.uuid())
                .put("type", "function_call")
                .put("status", "incomplete")
                .put(
                        "call_id",
                        dated
                                ? Ids.functionCall(tool.name()) + suffix
                                : "call_" + (index - 1) + "_" + events.id().hashCode() % 1000)
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

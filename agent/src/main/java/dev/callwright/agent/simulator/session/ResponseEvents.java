package dev.callwright.agent.simulator.session;

import dev.callwright.agent.simulator.Ids;
import dev.callwright.agent.simulator.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The events of one response, in the shapes that were seen on the wire. Immutable: it holds the ids and nothing else. */
final class ResponseEvents {

    private final String id = Ids.uuid();
    private final String item = Ids.uuid();
    private static final String THOUGHT = "The caller wants to know something.";

    private final boolean emptyContent;
    private final boolean thinks;
    private final boolean written;

    /**
     * @param emptyContent  whether an item carries an empty {@code content} before it has one
     * @param thinks        whether thoughts come before the answer, as its first part
     * @param written       whether the answer has the events of text instead of those of a transcript
     */
    ResponseEvents(boolean emptyContent, boolean thinks, boolean written) {
        this.emptyContent = emptyContent;
        this.thinks = thinks;
        this.written = written;
    }

    /** A part of thoughts, whole; none from a model that does not tell them. */
    List<ObjectNode> thoughts() {
        if (!thinks) {
            return List.of();
        }
        ObjectNode added = thought("response.content_part.added");
        added.putObject("part").put("type", "thinking").put("thinking", "");
        ObjectNode done = thought("response.content_part.done");
        done.putObject("part").put("type", "thinking").put("thinking", THOUGHT);
        return List.of(
                added,
                thought("response.thinking.delta").put("delta", THOUGHT),
                thought("response.thinking.delta"),
                thought("response.thinking.done").put("thinking", THOUGHT),
                done);
    }

    private ObjectNode thought(String type) {
        return partEvent(type).put("content_index", 0);
    }

    String id() {
        return id;
    }

    String item() {
        return item;
    }

    ObjectNode created() {
        ObjectNode event = ServerEvents.event("response.created");
        response(event, "in_progress").putArray("output");
        return event;
    }

    ObjectNode itemAdded(int index, ObjectNode added) {
        return itemEvent("response.output_item.added", index, added);
    }

    ObjectNode itemDone(int index, ObjectNode done) {
        return itemEvent("response.output_item.done", index, done);
    }

    ObjectNode partAdded() {
        ObjectNode event = partEvent("response.content_part.added");
        ObjectNode part = event.putObject("part");
        if (written) {
            part.put("type", "text").put("text", "");
        } else {
            part.put("type", "audio").put("audio", "").put("transcript", "");
        }
        return event;
    }

    ObjectNode partDone(String transcript) {
        ObjectNode event = partEvent("response.content_part.done");
        event.set("part", said(transcript));
        return event;
    }

    ObjectNode transcriptDelta(String text) {
        return partEvent(written ? "response.text.delta" : "response.audio_transcript.delta")
                .put("delta", text);
    }

    ObjectNode transcriptDone(String text) {
        return written
                ? partEvent("response.text.done").put("text", text)
                : partEvent("response.audio_transcript.done").put("transcript", text);
    }

    ObjectNode audioDelta(String base64) {
        return partEvent("response.audio.delta").put("delta", base64);
    }

    ObjectNode audioDone() {
        return partEvent("response.audio.done");
    }

    ObjectNode argumentsDelta(ObjectNode call, int index, String delta) {
        return callEvent("response.function_call_arguments.delta", call, index).put("delta", delta);
    }

    ObjectNode argumentsDone(ObjectNode call, int index, String arguments) {
        return callEvent("response.function_call_arguments.done", call, index)
                .put("name", call.path("name").asString())
                .put("arguments", arguments);
    }

    /** The message item as long as nothing was said. */
    ObjectNode openMessage() {
        ObjectNode message = ServerEvents.message(item, "in_progress", "assistant");
        if (emptyContent) {
            message.putArray("content");
        }
        return message.put("object", "realtime.item");
    }

    ObjectNode saidMessage(String status, String transcript) {
        ObjectNode message = ServerEvents.message(item, status, "assistant");
        message.putArray("content").add(said(transcript));
        return message.put("object", "realtime.item");
    }

    private ObjectNode said(String words) {
        return written
                ? Json.object().put("type", "text").put("text", words)
                : Json.object().put("type", "audio").put("transcript", words);
    }

    /** @param output items of the response */
    ObjectNode done(String status, ArrayNode output, Usage usage) {
        ObjectNode event = ServerEvents.event("response.done");
        ObjectNode response = response(event, status);
        response.set("output", output);
        response.set("usage", usage.json());
        return event;
    }

    private ObjectNode response(ObjectNode event, String status) {
        return event.putObject("response")
                .put("id", id)
                .put("object", "realtime.response")
                .put("status", status);
    }

    private ObjectNode itemEvent(String type, int index, ObjectNode subject) {
        ObjectNode event = ServerEvents.event(type).put("response_id", id).put("output_index", index);
        event.set("item", subject);
        return event;
    }

    private ObjectNode partEvent(String type) {
        return ServerEvents.event(type)
                .put("response_id", id)
                .put("item_id", item)
                .put("output_index", 0)
                .put("content_index", thinks ? 1 : 0);
    }

    private ObjectNode callEvent(String type, ObjectNode call, int index) {
        return ServerEvents.event(type)
                .put("response_id", id)
                .put("item_id", call.path("id").asString())
                .put("output_index", index)
                .put("call_id", call.path("call_id").asString());
    }
}

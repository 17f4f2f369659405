package dev.callwright.agent.simulator.session;

import dev.callwright.agent.simulator.Ids;
import dev.callwright.agent.simulator.Json;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Refusal;
import dev.callwright.agent.simulator.speech.Cue;
import dev.callwright.agent.simulator.speech.Utterance;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Items that the client puts into the conversation, or takes out. A client's own id is not kept; it is given a new one.
 *
 * <p>Owner: the connection's event loop.
 */
final class ItemEvents {

    private static final int MAX_AUDIO_BYTES = 15_000_000;

    private final Line line;
    private final Conversation conversation;

    ItemEvents(Line line, Conversation conversation) {
        this.line = line;
        this.conversation = conversation;
    }

    void create(ObjectNode event) {
        String previous = event.path("previous_item_id").stringValue("");
        if (!previous.isEmpty() && !conversation.contains(previous)) {
            throw new Refusal("", "cannot find previous item " + previous);
        }
        JsonNode item = event.path("item");
        switch (item.path("type").stringValue("")) {
            case "message" -> message(item);
            case "function_call_output" -> functionOutput(item);
            default -> throw badItem();
        }
    }

    void delete(ObjectNode event) {
        String id = event.path("item_id").stringValue("");
        if (!conversation.contains(id)) {
            throw new Refusal("", "cannot find item " + id);
        }
        conversation.delete(id);
        line.send(ServerEvents.itemDeleted(id));
    }

    /**
     * The client says how much of an answer was heard. StepFun has this undocumented: its own demo sends it, and has never been
     * seen to get an answer.
     */
    void truncate(ObjectNode event) {
        if (!line.face().ways().truncates()) {
            return;
        }
        String id = event.path("item_id").stringValue("");
        if (!conversation.contains(id)) {
            throw new Refusal("", "cannot find item " + id);
        }
        int endMillis = event.path("audio_end_ms").asInt(0);
        int saidMillis = conversation.said(id).map(Conversation.Said::millis).orElse(Integer.MAX_VALUE);
        if (endMillis > saidMillis) {
            throw new Refusal(
                    "invalid_value",
                    "audio content of " + saidMillis + "ms is already shorter than " + endMillis + "ms");
        }
        conversation.truncate(id, endMillis);
        line.send(ServerEvents.event("conversation.item.truncated")
                .put("item_id", id)
                .put("content_index", event.path("content_index").asInt(0))
                .put("audio_end_ms", endMillis));
    }

    /** Tells what an answer is remembered as. */
    void retrieve(ObjectNode event) {
        String id = event.path("item_id").stringValue("");
        if (!line.face().ways().truncates()) {
            throw new Refusal("invalid_value", "unknown event type: conversation.item.retrieve");
        }
        Conversation.Said said = conversation.said(id).orElseThrow(() -> new Refusal("", "cannot find item " + id));
        ObjectNode item = ServerEvents.message(id, "completed", "assistant");
        item.putArray("content").addObject().put("type", "audio").put("transcript", said.text());
        ObjectNode retrieved = ServerEvents.event("conversation.item.retrieved");
        retrieved.set("item", item.put("object", "realtime.item"));
        line.send(retrieved);
    }

    private void message(JsonNode item) {
        String role = item.path("role").stringValue("");
        Set<String> allowed = switch (role) {
            case "system" -> Set.of("input_text");
            case "user" -> Set.of("input_text", "input_audio");
            case "assistant" -> Set.of("text");
            default -> throw Refusal.invalidFormat();
        };
        List<JsonNode> parts = item.path("content").valueStream().toList();
        if (parts.isEmpty()
                || !parts.stream()
                        .allMatch(part -> allowed.contains(part.path("type").stringValue("")))) {
            throw Refusal.invalidFormat();
        }
        ObjectNode echo = ServerEvents.message(idOf(item), "in_progress", role);
        Cue cue = copy(parts, echo.putArray("content"));
        String id = echo.path("id").asString();
        switch (role) {
            case "user" -> conversation.add(id, Conversation.Author.USER, cue);
            case "assistant" -> {
                // What it answers, if anything, is answered.
                conversation.add(id, Conversation.Author.ASSISTANT);
                var _ = conversation.takeCue();
            }
            default -> conversation.add(id, Conversation.Author.SYSTEM);
        }
        line.moment(Moment.Kind.ITEM_TOLD, role + ' ' + text(parts));
        line.send(ServerEvents.itemCreated("", echo.put("object", "realtime.item")));
    }

    private static String text(List<JsonNode> parts) {
        return parts.stream().map(part -> part.path("text").stringValue("")).collect(Collectors.joining());
    }

    /** Echoes the parts, the text of the client as plain {@code text}, and gives what there is to answer. */
    private static Cue copy(List<JsonNode> parts, ArrayNode echo) {
        StringBuilder text = new StringBuilder();
        byte[] pcm = new byte[0];
        for (JsonNode part : parts) {
            if (part.path("type").stringValue("").equals("input_audio")) {
                pcm = Session.decode(part.path("audio"), MAX_AUDIO_BYTES);
                echo.addObject().put("type", "input_audio");
            } else {
                String words = part.path("text").stringValue("");
                text.append(words);
                echo.addObject().put("type", "text").put("text", words);
            }
        }
        return pcm.length > 0 ? new Cue.Heard(new Utterance(text.toString(), pcm)) : new Cue.Written(text.toString());
    }

    private void functionOutput(JsonNode item) {
        if (!item.path("call_id").isString() || !item.path("output").isString()) {
            throw Refusal.invalidFormat();
        }
        String id = idOf(item);
        String output = item.path("output").stringValue();
        conversation.add(id, Conversation.Author.FUNCTION, new Cue.Returned(output));
        String function = conversation.returned(item.path("call_id").stringValue(), output);
        line.moment(Moment.Kind.TOOL_RETURNED, function + " " + output);
        ObjectNode echo = Json.object()
                .put("id", id)
                .put("type", "function_call_output")
                .put("status", "in_progress")
                .put("call_id", item.path("call_id").stringValue())
                .put("output", output)
                .put("object", "realtime.item");
        line.send(ServerEvents.itemCreated("", echo));
    }

    private String idOf(JsonNode item) {
        String own = item.path("id").stringValue("");
        return own.isEmpty() || !line.face().ways().keepsIds() ? Ids.uuid() : own;
    }

    private static Refusal badItem() {
        return new Refusal("", "item type must be message or function_call_output");
    }
}

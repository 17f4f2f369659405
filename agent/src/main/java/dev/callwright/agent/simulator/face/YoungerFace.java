package dev.callwright.agent.simulator.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The younger generation (OpenAI, Azure, xAI): the older one with other names and a session nested by direction of the audio. */
final class YoungerFace implements Face {

    private static final Map<String, String> NAMES = Map.of(
            "response.audio.delta", "response.output_audio.delta",
            "response.audio.done", "response.output_audio.done",
            "response.audio_transcript.delta", "response.output_audio_transcript.delta",
            "response.audio_transcript.done", "response.output_audio_transcript.done",
            "response.text.delta", "response.output_text.delta",
            "response.text.done", "response.output_text.done",
            "conversation.item.created", "conversation.item.added");

    private final Vendor vendor;
    private final OlderFace older;

    YoungerFace(Vendor vendor, OlderFace older) {
        this.vendor = vendor;
        this.older = older;
    }

    @Override
    public Ways ways() {
        Ways ways = older.ways();
        return new Ways(true, ways.truncates(), true, true, true, false);
    }

    @Override
    public ObjectNode heard(ObjectNode event) {
        switch (event.path("type").stringValue("")) {
            case "session.update" -> {
                if (event.path("session") instanceof ObjectNode session) {
                    event.set("session", Nesting.flat(session));
                }
            }
            case "response.create" -> {
                if (event.path("response") instanceof ObjectNode response && response.has("output_modalities")) {
                    response.set("modalities", response.path("output_modalities"));
                }
            }
            case "conversation.item.create" -> retype(event.path("item"), "output_text", "text");
            default -> {}
        }
        return older.heard(event);
    }

    @Override
    public List<ObjectNode> said(ObjectNode event) {
        List<ObjectNode> events = new ArrayList<>();
        for (ObjectNode old : older.said(event)) {
            events.addAll(renamed(old));
        }
        return events;
    }

    private List<ObjectNode> renamed(ObjectNode event) {
        String type = event.path("type").stringValue("");
        event.put("type", NAMES.getOrDefault(type, type));
        return switch (type) {
            case "session.created", "session.updated" -> {
                event.set("session", Nesting.nested((ObjectNode) event.path("session"), vendor == Vendor.XAI));
                yield List.of(event);
            }
            case "response.created", "response.done" -> {
                event.path("response").path("output").forEach(YoungerFace::named);
                yield List.of(event);
            }
            case "response.output_item.added" -> {
                named(event.path("item"));
                yield List.of(event);
            }
            case "conversation.item.created" -> {
                named(event.path("item"));
                boolean own = event.path("item").path("role").stringValue("").equals("assistant")
                        || event.path("item").path("type").stringValue("").equals("function_call");
                yield own ? List.of(event) : List.of(event, itemDone(event.path("item")));
            }
            case "response.output_item.done" -> {
                named(event.path("item"));
                yield List.of(event, itemDone(event.path("item")));
            }
            default -> List.of(event);
        };
    }

    private static ObjectNode itemDone(JsonNode item) {
        ObjectNode done = ((ObjectNode) item).objectNode();
        done.put("event_id", "done-" + item.path("id").asString(""))
                .put("type", "conversation.item.done")
                .putNull("previous_item_id");
        ObjectNode copy = (ObjectNode) item.deepCopy();
        done.set(
                "item",
                copy.put(
                        "status",
                        copy.path("status").stringValue("").equals("incomplete") ? "incomplete" : "completed"));
        return done;
    }

    /** What the model says in an item is its output here. */
    private static void named(JsonNode item) {
        if (item.path("role").stringValue("").equals("assistant")) {
            retype(item, "audio", "output_audio");
            retype(item, "text", "output_text");
        }
    }

    private static void retype(JsonNode item, String from, String to) {
        if (item.path("content") instanceof ArrayNode content) {
            for (JsonNode part : content) {
                if (part instanceof ObjectNode object
                        && object.path("type").stringValue("").equals(from)) {
                    object.put("type", to);
                }
            }
        }
    }
}

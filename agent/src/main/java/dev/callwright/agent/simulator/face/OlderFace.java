package dev.callwright.agent.simulator.face;

import dev.callwright.agent.simulator.face.Audio.Form;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The older generation as others than StepFun have it: OpenAI's beta, Azure's preview, Qwen and GLM. The names are those spoken
 * inside; formats, turn detection, statuses and errors are the vendor's.
 */
final class OlderFace implements Face {

    private final Vendor vendor;
    private final Audio audio = new Audio();
    private final ObjectNode asSent = JsonNodeFactory.instance.objectNode();
    private final Withheld withheld = new Withheld();
    private boolean cancelled;

    OlderFace(Vendor vendor, String model) {
        this.vendor = vendor;
        if (!model.isEmpty()) {
            asSent.put("model", model);
        }
    }

    @Override
    public Ways ways() {
        return new Ways(vendor != Vendor.GLM, vendor.isOpenAi(), vendor.isOpenAi(), true, vendor.isOpenAi(), false);
    }

    @Override
    public ObjectNode heard(ObjectNode event) {
        switch (event.path("type").stringValue("")) {
            case "session.update" -> update(event);
            case "input_audio_buffer.append" -> {
                if (event.path("audio").isString()) {
                    event.put("audio", audio.in(input(), event.path("audio").stringValue()));
                }
            }
            case "response.cancel" -> cancelled = true;
            default -> {}
        }
        return event;
    }

    /** Keeps what is echoed as it was sent, and leaves inside what is understood there. */
    private void update(ObjectNode event) {
        if (!(event.path("session") instanceof ObjectNode session)) {
            return;
        }
        session.properties()
                .forEach(field -> asSent.set(field.getKey(), field.getValue().deepCopy()));
        session.remove(List.of("input_audio_format", "output_audio_format", "tool_choice"));
        if (session.path("turn_detection") instanceof ObjectNode detection) {
            if (detection.path("type").stringValue("").equals("client_vad")) {
                session.putNull("turn_detection");
            } else {
                session.set("turn_detection", Detection.inside(detection));
            }
        } else if (vendor == Vendor.GLM && !session.has("turn_detection")) {
            session.putNull("turn_detection");
        }
    }

    @Override
    public List<ObjectNode> said(ObjectNode event) {
        List<ObjectNode> events = new ArrayList<>();
        withheld.pass(event).forEach(told -> events.addAll(worded(told)));
        return events;
    }

    private List<ObjectNode> worded(ObjectNode event) {
        return switch (event.path("type").stringValue("")) {
            case "session.created" -> greeting(session(event));
            case "session.updated" -> List.of(session(event));
            case "response.created" -> {
                cancelled = false;
                yield List.of(event);
            }
            case "response.audio.delta" ->
                List.of(event.put(
                        "delta", audio.out(output(), event.path("delta").asString(""))));
            case "conversation.item.created" -> List.of(item(event));
            case "response.output_item.added" -> {
                begun(event.path("item"));
                yield List.of(event);
            }
            case "response.done" -> done(event);
            case "error" -> {
                if (vendor != Vendor.GLM) {
                    Errors.complete(event);
                }
                yield List.of(event);
            }
            default -> List.of(event);
        };
    }

    private List<ObjectNode> greeting(ObjectNode created) {
        ObjectNode conversation = created.deepCopy().put("type", "conversation.created");
        conversation.remove("session");
        conversation.putObject("conversation").put("id", "conv_1").put("object", "realtime.conversation");
        return switch (vendor) {
            case GLM -> List.of(created, conversation, heartbeat(created));
            case XAI -> List.of(conversation, created);
            case STEPFUN, OPENAI, OPENAI_BETA, AZURE, AZURE_BETA, QWEN -> List.of(created);
        };
    }

    private static ObjectNode heartbeat(ObjectNode like) {
        ObjectNode heartbeat = like.deepCopy().put("type", "heartbeat");
        heartbeat.remove("session");
        return heartbeat;
    }

    private ObjectNode session(ObjectNode event) {
        ObjectNode session = (ObjectNode) event.path("session");
        session.remove("volume_ratio");
        asSent.properties().stream()
                .filter(field -> !field.getValue().isNull() || field.getKey().equals("turn_detection"))
                .filter(field -> !field.getKey().equals("voice"))
                .forEach(field -> session.set(field.getKey(), field.getValue()));
        return event;
    }

    /** Here an item follows the one before it, never itself, and the client's text stays what the client called it. */
    private ObjectNode item(ObjectNode event) {
        JsonNode item = event.path("item");
        begun(item);
        if (event.path("previous_item_id").equals(item.path("id"))) {
            event.putNull("previous_item_id");
        }
        if (!item.path("role").stringValue("").equals("assistant")) {
            item.path("content").forEach(OlderFace::part);
        }
        return event;
    }

    /** A call begins with no arguments, but not without. */
    private static void begun(JsonNode item) {
        if (item instanceof ObjectNode call
                && call.path("type").stringValue("").equals("function_call")
                && !call.has("arguments")) {
            call.put("arguments", "").put("status", "in_progress");
        }
    }

    /** Of what was spoken the words are not known yet, and that is said. */
    private static void part(JsonNode node) {
        if (node instanceof ObjectNode part) {
            switch (part.path("type").stringValue("")) {
                case "text" -> part.put("type", "input_text");
                case "input_audio" -> part.putNull("transcript");
                default -> {}
            }
        }
    }

    private List<ObjectNode> done(ObjectNode event) {
        ObjectNode response = (ObjectNode) event.path("response");
        String status = response.path("status").stringValue("");
        if (status.equals("incomplete") || status.equals("cancelled")) {
            response.put("status", "cancelled")
                    .putObject("status_details")
                    .put("type", "cancelled")
                    .put("reason", cancelled ? "client_cancelled" : "turn_detected");
        } else {
            response.putNull("status_details");
        }
        withoutEmptyMessages(response);
        List<ObjectNode> events = new ArrayList<>();
        events.add(event);
        if (vendor.isOpenAi()) {
            ObjectNode limits = JsonNodeFactory.instance
                    .objectNode()
                    .put("event_id", event.path("event_id").asString("") + "-limits")
                    .put("type", "rate_limits.updated");
            limits.putArray("rate_limits");
            events.add(limits);
        }
        return events;
    }

    /** A response that called a function holds no message in which nothing was said. */
    private static void withoutEmptyMessages(ObjectNode response) {
        if (response.path("output") instanceof ArrayNode output) {
            output.removeIf(item -> item.path("type").stringValue("").equals("message")
                    && item.path("status").stringValue("").equals("in_progress"));
        }
    }

    private Form input() {
        return switch (asSent.path("input_audio_format").stringValue("")) {
            case "g711_ulaw" -> Form.ULAW;
            case "g711_alaw" -> Form.ALAW;
            case "wav" -> Form.WAV;
            default -> vendor == Vendor.QWEN || vendor == Vendor.GLM ? Form.PCM16 : Form.PCM24;
        };
    }

    private Form output() {
        return switch (asSent.path("output_audio_format").stringValue("")) {
            case "g711_ulaw" -> Form.ULAW;
            case "g711_alaw" -> Form.ALAW;
            default -> Form.PCM24;
        };
    }
}

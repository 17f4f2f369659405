package dev.callwright.agent.simulator.face;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The session object of the younger generation from that of the older, and back. Stateless. */
final class Nesting {

    private static final List<String> SHARED = List.of("instructions", "tools", "tool_choice", "id", "object", "model");

    private Nesting() {}

    static ObjectNode flat(ObjectNode session) {
        ObjectNode flat = session.objectNode();
        SHARED.forEach(key -> move(session, key, flat, key));
        move(session, "output_modalities", flat, "modalities");
        // The vendor in between the generations has these on top.
        move(session, "voice", flat, "voice");
        move(session, "turn_detection", flat, "turn_detection");
        JsonNode input = session.path("audio").path("input");
        move(input, "turn_detection", flat, "turn_detection");
        move(input, "transcription", flat, "input_audio_transcription");
        format(input, flat, "input_audio_format");
        JsonNode output = session.path("audio").path("output");
        move(output, "voice", flat, "voice");
        format(output, flat, "output_audio_format");
        return flat;
    }

    /** @param between  whether voice and turn detection stay on top */
    static ObjectNode nested(ObjectNode flat, boolean between) {
        ObjectNode session = flat.objectNode().put("type", "realtime");
        SHARED.forEach(key -> move(flat, key, session, key));
        move(flat, "modalities", session, "output_modalities");
        ObjectNode audio = session.putObject("audio");
        ObjectNode input = audio.putObject("input");
        ObjectNode output = audio.putObject("output");
        input.set("format", format(flat.path("input_audio_format").stringValue(""), flat.objectNode()));
        output.set("format", format(flat.path("output_audio_format").stringValue(""), flat.objectNode()));
        move(flat, "input_audio_transcription", input, "transcription");
        move(flat, "turn_detection", between ? session : input, "turn_detection");
        move(flat, "voice", between ? session : output, "voice");
        return session;
    }

    private static void move(JsonNode from, String key, ObjectNode to, String name) {
        if (from.has(key)) {
            to.set(name, from.path(key));
        }
    }

    private static void format(JsonNode direction, ObjectNode flat, String name) {
        switch (direction.path("format").path("type").stringValue("")) {
            case "audio/pcmu" -> flat.put(name, "g711_ulaw");
            case "audio/pcma" -> flat.put(name, "g711_alaw");
            case "audio/pcm" -> flat.put(name, "pcm16");
            default -> {}
        }
    }

    private static ObjectNode format(String name, ObjectNode to) {
        return switch (name) {
            case "g711_ulaw" -> to.put("type", "audio/pcmu");
            case "g711_alaw" -> to.put("type", "audio/pcma");
            default -> to.put("type", "audio/pcm").put("rate", 24_000);
        };
    }
}

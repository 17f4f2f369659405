package dev.callwright.agent.simulator.session;

import dev.callwright.agent.simulator.Json;
import dev.callwright.agent.simulator.Refusal;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.speech.CallerAudio;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The session object of a connection: what the client asked for, and the echo it gets. What was never sent is not echoed, and
 * {@code turn_detection} is echoed as it was sent.
 *
 * <p>Owner: the connection's event loop.
 */
final class Settings {

    /** Formats met in the wild; the audio is 24 kHz PCM16 whatever is asked. */
    private static final List<String> FORMATS = List.of("pcm16", "pcm24");

    private static final long MAX_DETECTION_MILLIS = 60_000;

    private final String id;
    private final String model;

    private JsonNode modalities;
    private JsonNode instructions = JsonNodeFactory.instance.missingNode();
    private JsonNode turnDetection = JsonNodeFactory.instance.missingNode();
    private JsonNode tools = JsonNodeFactory.instance.missingNode();
    private String voice = "jingdiannvsheng";
    private boolean voiceFrozen;

    Settings(String id, String model) {
        this.id = id;
        this.model = model;
        this.modalities = Json.object().arrayNode().add("text").add("audio");
    }

    /**
     * Takes over what {@code session} holds and keeps the rest. Unknown fields are ignored.
     *
     * @throws Refusal when a field cannot be taken, and then nothing is
     */
    void update(JsonNode session) {
        validate(session);
        modalities = given(session, "modalities", modalities);
        instructions = given(session, "instructions", instructions);
        tools = session.path("tools") instanceof ArrayNode list ? normalised(list) : tools;
        turnDetection = session.has("turn_detection") ? session.path("turn_detection") : turnDetection;
        if (session.path("voice").isString() && !voiceFrozen) {
            voice = session.path("voice").stringValue();
        }
    }

    /** From the first audio on the voice stays what it is. */
    void freezeVoice() {
        voiceFrozen = true;
    }

    /** The system prompt; empty while there is none. */
    String instructions() {
        return instructions.stringValue("");
    }

    String voice() {
        return voice;
    }

    boolean speaks() {
        return speaks(modalities);
    }

    static boolean speaks(JsonNode modalities) {
        return modalities
                .valueStream()
                .anyMatch(modality -> modality.stringValue("").equals("audio"));
    }

    boolean detectionOff() {
        return turnDetection.isNull();
    }

    /** Whether speech stops the answer under way, where the client may say so. */
    boolean interrupts() {
        return turnDetection.path("interrupt_response").asBoolean(true);
    }

    /** Whether the end of speech brings an answer, where the client may say so. */
    boolean answers() {
        return turnDetection.path("create_response").asBoolean(true);
    }

    /** The vendor's defaults fill what was not sent. */
    CallerAudio.Detection detection(Scenario.Detection scenario) {
        int threshold = turnDetection.path("energy_awakeness_threshold").asInt(2500);
        long prefix = turnDetection.path("prefix_padding_ms").asInt(500);
        long silence = Math.clamp(turnDetection.path("silence_duration_ms").asInt(100), 0, MAX_DETECTION_MILLIS);
        return new CallerAudio.Detection(
                threshold * scenario.energyPercent() / 100,
                Duration.ofMillis(Math.clamp(prefix, 0, MAX_DETECTION_MILLIS)),
                scenario.speechStartDelay(),
                Duration.ofMillis(Math.max(silence, scenario.speechStopDelay().toMillis())));
    }

    ObjectNode echo() {
        ObjectNode session =
                Json.object().put("id", id).put("object", "realtime.session").put("model", model);
        session.set("modalities", modalities);
        echo(session, "instructions", instructions);
        session.put("voice", voice).put("input_audio_format", "pcm16").put("output_audio_format", "pcm16");
        echo(session, "turn_detection", turnDetection);
        echo(session, "tools", tools);
        return session.put("volume_ratio", 1);
    }

    private static void echo(ObjectNode session, String key, JsonNode value) {
        if (!value.isMissingNode()) {
            session.set(key, value);
        }
    }

    private static JsonNode given(JsonNode session, String key, JsonNode otherwise) {
        return session.hasNonNull(key) ? session.path(key) : otherwise;
    }

    private static void validate(JsonNode session) {
        require(session.isObject());
        require(!session.hasNonNull("modalities") || session.path("modalities").isArray());
        require(!session.hasNonNull("instructions")
                || session.path("instructions").isString());
        require(!session.hasNonNull("voice") || session.path("voice").isString());
        require(!session.hasNonNull("tools") || session.path("tools").isArray());
        require(!session.hasNonNull("tool_choice")
                || session.path("tool_choice").isString());
        for (String key : List.of("input_audio_format", "output_audio_format")) {
            require(!session.hasNonNull(key)
                    || FORMATS.contains(session.path(key).stringValue("")));
        }
        if (session.hasNonNull("turn_detection")) {
            validateDetection(session.path("turn_detection"));
        }
    }

    private static void validateDetection(JsonNode detection) {
        require(detection.isObject() && detection.path("type").stringValue("").equals("server_vad"));
        for (String key : List.of("prefix_padding_ms", "silence_duration_ms", "energy_awakeness_threshold")) {
            require(!detection.hasNonNull(key) || detection.path(key).isInt());
        }
        int threshold = detection.path("energy_awakeness_threshold").asInt(0);
        require(threshold >= 0 && threshold <= 5000);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw Refusal.invalidFormat();
        }
    }

    /** A search that is declared briefly comes back in full. */
    private static ArrayNode normalised(ArrayNode tools) {
        ArrayNode echoed = tools.arrayNode();
        for (JsonNode tool : tools) {
            boolean search = tool.path("type").stringValue("").equals("web_search");
            echoed.add(search ? webSearch(tool.path("function")) : tool);
        }
        return echoed;
    }

    private static ObjectNode webSearch(JsonNode declared) {
        ObjectNode search = Json.object().put("type", "web_search");
        ObjectNode function = search.putObject("function")
                .put("name", "")
                .put("description", declared.path("description").stringValue(""));
        JsonNode options = declared.path("options");
        function.putObject("options")
                .put("source", 0)
                .put("timeout_seconds", options.path("timeout_seconds").asInt(3))
                .put("top_k", options.path("top_k").asInt(5));
        return search;
    }
}

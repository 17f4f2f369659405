package dev.callwright.agent.tool;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as tools need it. Thread-safe. */
public final class ToolJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ToolJson() {}

    /** The object a text holds; empty when it holds anything else. */
    public static Optional<ObjectNode> object(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** An empty object to be filled. */
    public static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    /** Names and values by turns, as one JSON object of strings. */
    public static String of(String... namesAndValues) {
        ObjectNode object = newObject();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return object.toString();
    }

    /** How a failure is told to the model. */
    public static String failure(ToolResult.Failed failed) {
        return of("error", word(failed.kind()), "message", failed.message());
    }

    /** Written as {@code timed-out}. */
    public static String word(ToolResult.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

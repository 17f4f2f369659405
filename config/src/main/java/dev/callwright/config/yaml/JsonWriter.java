package dev.callwright.config.yaml;

import dev.callwright.config.JsonTree;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a tree as JSON, for settings whose form somebody else defines. What was refused is left out: it has been reported. */
final class JsonWriter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonWriter() {}

    static JsonTree write(Node node) {
        return new JsonTree(JsonMapper.shared().writeValueAsString(json(node)));
    }

    private static JsonNode json(Node node) {
        return switch (node) {
            case Node.Text(String value, boolean literal) -> literal ? literal(value) : JSON.stringNode(value);
            case Node.Items items -> {
                ArrayNode array = JSON.arrayNode();
                items.nodes().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Node.Entries(Map<String, Node> byKey) -> {
                ObjectNode object = JSON.objectNode();
                byKey.forEach((key, value) -> object.set(key, json(value)));
                yield object;
            }
            case Node.Empty _, Node.Refused _ -> JSON.nullNode();
        };
    }

    /** YAML writes some numbers as JSON may not, such as 0x10 or .inf: those stay text. */
    private static JsonNode literal(String value) {
        if (value.equals("true") || value.equals("false")) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        try {
            return JSON.numberNode(new BigDecimal(value));
        } catch (NumberFormatException _) {
            return JSON.stringNode(value);
        }
    }
}

package dev.callwright.agent.realtime.dialect;

import dev.callwright.agent.realtime.ToolSpec;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Declarations of functions, in the two shapes that are in use. Stateless. */
final class Tools {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Tools() {}

    /** {@code {type, function: {name, description, parameters}}}. */
    static void nested(List<ToolSpec> tools, ArrayNode to) {
        for (ToolSpec tool : tools) {
            describe(tool, to.addObject().put("type", "function").putObject("function"));
        }
    }

    /** {@code {type, name, description, parameters}}. */
    static void flat(List<ToolSpec> tools, ArrayNode to) {
        for (ToolSpec tool : tools) {
            describe(tool, to.addObject().put("type", "function"));
        }
    }

    private static void describe(ToolSpec tool, ObjectNode to) {
        to.put("name", tool.name()).put("description", tool.description()).set("parameters", schema(tool.parameters()));
    }

    /** A schema that is no JSON object was refused when the settings were read; a function without one takes nothing. */
    private static JsonNode schema(String text) {
        try {
            JsonNode schema = text.isBlank() ? JSON.missingNode() : JSON.readTree(text);
            return schema.isObject() ? schema : empty();
        } catch (JacksonException e) {
            return empty();
        }
    }

    private static ObjectNode empty() {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        schema.putObject("properties");
        return schema;
    }
}

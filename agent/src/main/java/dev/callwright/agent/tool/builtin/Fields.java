package dev.callwright.agent.tool.builtin;

import dev.callwright.agent.realtime.ToolSpec;
import dev.callwright.agent.tool.ToolJson;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of a built-in tool, field by field. */
final class Fields {

    private final ObjectNode schema = ToolJson.newObject();
    private final ObjectNode properties;

    Fields() {
        schema.put("type", "object");
        properties = schema.putObject("properties");
        schema.put("additionalProperties", false);
    }

    Fields text(String name, String description, int longest) {
        field(name, "string", description).put("maxLength", longest);
        return this;
    }

    Fields pattern(String name, String description, String pattern) {
        field(name, "string", description).put("pattern", pattern);
        return this;
    }

    Fields choice(String name, String description, List<String> values) {
        var choices = field(name, "string", description).putArray("enum");
        values.forEach(choices::add);
        return this;
    }

    Fields number(String name, String description, int least, int most) {
        field(name, "integer", description).put("minimum", least).put("maximum", most);
        return this;
    }

    Fields flag(String name, String description) {
        var _ = field(name, "boolean", description);
        return this;
    }

    Fields require(String... names) {
        var required = schema.putArray("required");
        for (String name : names) {
            required.add(name);
        }
        return this;
    }

    ToolSpec spec(String name, String description) {
        return new ToolSpec(name, description, schema.toString());
    }

    private ObjectNode field(String name, String type, String description) {
        return properties.putObject(name).put("type", type).put("description", description);
    }
}

package dev.callwright.agent.tool;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Puts the values of a call into arguments: {@code {{digits}}} stands for the value of that name, so that the model can hand on what
 * it must not know. Letters of names may be of either case; a name without a value stays as it is. Immutable.
 */
final class Placeholders {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_.-]{1,64})\\s*}}");

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Placeholders(Map<String, String> values) {
        this.values.putAll(values);
    }

    /** A copy with the values in it. */
    ObjectNode fill(ObjectNode arguments) {
        ObjectNode filled = arguments.deepCopy();
        walk(filled);
        return filled;
    }

    private void walk(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.propertyNames().stream().toList().forEach(name -> {
                JsonNode child = object.get(name);
                if (child.isString()) {
                    object.put(name, fill(child.stringValue("")));
                } else {
                    walk(child);
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isString()) {
                    array.set(i, StringNode.valueOf(fill(array.get(i).stringValue(""))));
                } else {
                    walk(array.get(i));
                }
            }
        }
    }

    private String fill(String text) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }
}

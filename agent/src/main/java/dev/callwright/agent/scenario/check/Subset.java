package dev.callwright.agent.scenario.check;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether JSON holds at least what other JSON asks for: every key of an object, every element of a list in its place, numbers by
 * value. Stateless.
 */
public final class Subset {

    private Subset() {}

    /** False, too, for what is not JSON. */
    public static boolean holds(String wanted, String found) {
        try {
            return holds(
                    JsonMapper.shared().readTree(wanted), JsonMapper.shared().readTree(found));
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean holds(JsonNode wanted, JsonNode found) {
        if (wanted.isObject()) {
            return found.isObject()
                    && wanted.propertyStream().allMatch(entry -> holds(entry.getValue(), found.path(entry.getKey())));
        }
        if (wanted.isArray()) {
            for (int i = 0; i < wanted.size(); i++) {
                if (!holds(wanted.path(i), found.path(i))) {
                    return false;
                }
            }
            return found.isArray() && found.size() == wanted.size();
        }
        if (wanted.isNumber() && found.isNumber()) {
            return wanted.decimalValue().compareTo(found.decimalValue()) == 0;
        }
        return wanted.equals(found);
    }
}

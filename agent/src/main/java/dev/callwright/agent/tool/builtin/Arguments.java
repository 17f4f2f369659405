package dev.callwright.agent.tool.builtin;

import tools.jackson.databind.node.ObjectNode;

/** Arguments that fit their schema. */
record Arguments(ObjectNode json) {

    /** A text without line breaks and the like; empty if left out. */
    String text(String name) {
        return json.path(name).stringValue("").replaceAll("\\p{Cntrl}+", " ").strip();
    }

    int number(String name, int otherwise) {
        return json.path(name).asInt(otherwise);
    }

    boolean flag(String name) {
        return json.path(name).asBoolean(false);
    }
}

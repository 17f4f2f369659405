package dev.callwright.config;

/**
 * A piece of YAML handed on as JSON, such as a JSON Schema. Quoted scalars are strings; plain ones that look like numbers or truth
 * values are such. Immutable.
 *
 * @param json  the text of one JSON value
 */
public record JsonTree(String json) {

    public static final JsonTree EMPTY = new JsonTree("{}");
}

package dev.callwright.agent.simulator;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Text frames to trees and back. Immutable. */
public final class Json {

    /** Room for the largest append, 15 MB of audio in Base64, and for one that is larger and must be refused by name. */
    public static final int MAX_FRAME_BYTES = 24 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_FRAME_BYTES)
                            .maxNestingDepth(64)
                            .build())
                    .build())
            .build();

    private Json() {}

    /**
     * Reads an object.
     *
     * @throws Refusal when it is not a JSON object
     */
    public static ObjectNode parse(String text) {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw Refusal.invalidFormat();
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.invalidFormat();
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}

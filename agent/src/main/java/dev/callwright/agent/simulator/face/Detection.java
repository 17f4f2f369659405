package dev.callwright.agent.simulator.face;

import tools.jackson.databind.node.ObjectNode;

/** Turn detection of OpenAI's family in the terms used inside. Stateless. */
final class Detection {

    private static final int DEFAULT_SILENCE_MILLIS = 500;
    private static final int DEFAULT_PREFIX_MILLIS = 300;

    private Detection() {}

    /** Thresholds have no unit that both would share, so the energy that counts as speech stays the one inside. */
    static ObjectNode inside(ObjectNode detection) {
        ObjectNode inside = detection
                .objectNode()
                .put("type", "server_vad")
                .put("prefix_padding_ms", detection.path("prefix_padding_ms").asInt(DEFAULT_PREFIX_MILLIS))
                .put(
                        "silence_duration_ms",
                        detection.path("silence_duration_ms").asInt(DEFAULT_SILENCE_MILLIS));
        for (String key : new String[] {"create_response", "interrupt_response"}) {
            if (detection.path(key).isBoolean()) {
                inside.set(key, detection.path(key));
            }
        }
        return inside;
    }
}

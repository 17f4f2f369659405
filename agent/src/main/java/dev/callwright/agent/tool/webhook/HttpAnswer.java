package dev.callwright.agent.tool.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * What a server answered. Immutable but for the array, which nobody changes.
 *
 * @param headers  by names in lower case; of several the first
 */
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether the same request may do better a little later. */
    boolean mayPass() {
        return status == 429 || status / 100 == 5;
    }

    /** The media type without parameters; empty if it names none. */
    String type() {
        return headers.getOrDefault("content-type", "").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}

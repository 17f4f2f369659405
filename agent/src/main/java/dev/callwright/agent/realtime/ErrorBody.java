package dev.callwright.agent.realtime;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service says in the body of an HTTP error: JSON in one of the usual forms, or plain text. */
public final class ErrorBody {

    private ErrorBody() {}

    /** The service's own words; empty where JSON has none. */
    public static String message(String body) {
        try {
            JsonNode root = JsonMapper.shared().readTree(body);
            JsonNode error = root.path("error");
            return error.path("message")
                    .asString(error.asString(root.path("message").asString("")));
        } catch (JacksonException e) {
            return body;
        }
    }
}

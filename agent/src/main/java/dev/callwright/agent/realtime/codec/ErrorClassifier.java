package dev.callwright.agent.realtime.codec;

import dev.callwright.agent.realtime.OperatorText;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Tells errors apart by their texts, loosely, since the service gives them no stable codes: {@code code} is mostly absent or
 * a number, and the wording differs between models and vendors.
 */
final class ErrorClassifier {

    private ErrorClassifier() {}

    /** Reads the {@code error} object; a service that puts the fields beside it is understood as well. */
    static ServerEvent.Refused read(JsonNode event) {
        boolean nested = event.path("error").isObject();
        JsonNode error = nested ? event.path("error") : event;
        String message = error.path("message").asString(event.path("error").asString(""));
        String code = error.path("code").asString("");
        String type = nested ? error.path("type").asString("") : "";
        return new ServerEvent.Refused(
                kindOf(type, code, message), OperatorText.clean(code, 64), OperatorText.clean(message));
    }

    private static ErrorKind kindOf(String type, String code, String message) {
        String text = (code + ' ' + message).toLowerCase(Locale.ROOT);
        if (hasAny(text, "no ongoing response", "no active response", "cancel_not_active")) {
            return ErrorKind.NOTHING_TO_CANCEL;
        }
        if (hasAny(text, "response already exists", "already has an active response", "already_has_active_response")) {
            return ErrorKind.RESPONSE_RUNNING;
        }
        if (hasAny(text, "no speech found", "no speech detected")) {
            return ErrorKind.NO_SPEECH_FOUND;
        }
        if (hasAny(text, "append is not called", "buffer is empty", "buffer too small", "commit_empty")) {
            return ErrorKind.EMPTY_BUFFER;
        }
        if (text.contains("commit") && text.contains("vad")) {
            return ErrorKind.COMMIT_UNDER_VAD;
        }
        if (text.contains("voice") && hasAny(text, "not valid", "invalid", "not found", "not exist", "support")) {
            return ErrorKind.INVALID_VOICE;
        }
        boolean server =
                type.contains("server") || hasAny(text, "internal", "server error", "speech-engine", "engine error");
        return server ? ErrorKind.SERVER : ErrorKind.INVALID_REQUEST;
    }

    private static boolean hasAny(String text, String... parts) {
        for (String part : parts) {
            if (text.contains(part)) {
                return true;
            }
        }
        return false;
    }
}

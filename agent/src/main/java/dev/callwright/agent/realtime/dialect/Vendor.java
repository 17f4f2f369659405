package dev.callwright.agent.realtime.dialect;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.Traits;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What one vendor does its own way; {@link Family} does the rest. Implementations are immutable. */
interface Vendor {

    EventNames names();

    /** See {@link dev.callwright.agent.realtime.Dialect#traits}. */
    Traits traits(AudioFormat wanted);

    /** Writes the session object. */
    void session(ObjectNode session, SessionSettings settings, Traits traits);

    /** Type of the agent's own words in an item that is put into the conversation. */
    default String assistantText() {
        return "text";
    }

    /** See {@link dev.callwright.agent.realtime.Dialect#address}. */
    default URI address(URI url, String model) {
        return Address.with(url, "model", model);
    }

    /** The header that carries the key, with its value. */
    default Map<String, String> credentials(String apiKey) {
        return Map.of("Authorization", "Bearer " + apiKey);
    }

    /** Headers besides the key. */
    default Map<String, String> extraHeaders() {
        return Map.of();
    }

    /** See {@link dev.callwright.agent.realtime.Dialect#remark}. */
    default String remark(SessionSettings settings) {
        return "";
    }
}

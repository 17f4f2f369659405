package dev.callwright.agent.realtime.dialect;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.Traits;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Azure OpenAI: the words of either generation of OpenAI, a key in a header of its own, a deployment for a model. Its address
 * is that of the customer's own resource; without a path it is given the one of its generation. A key with the shape of a
 * token of Entra goes where tokens go.
 *
 * @param preview  whether it is the generation before general availability
 * @param openAi   OpenAI's own dialect of that generation
 */
record Azure(boolean preview, Vendor openAi) implements Vendor {

    /** The last version of the interface that spoke the older generation. */
    private static final String PREVIEW_VERSION = "2025-04-01-preview";

    @Override
    public EventNames names() {
        return openAi.names();
    }

    @Override
    public Traits traits(AudioFormat wanted) {
        return openAi.traits(wanted);
    }

    @Override
    public void session(ObjectNode session, SessionSettings settings, Traits traits) {
        openAi.session(session, settings, traits);
    }

    @Override
    public String assistantText() {
        return openAi.assistantText();
    }

    @Override
    public URI address(URI url, String model) {
        if (preview) {
            URI versioned = Address.with(Address.at(url, "/openai/realtime"), "api-version", PREVIEW_VERSION);
            return Address.with(versioned, "deployment", model);
        }
        return Address.with(Address.at(url, "/openai/v1/realtime"), "model", model);
    }

    @Override
    public Map<String, String> credentials(String apiKey) {
        boolean token = apiKey.startsWith("eyJ")
                && apiKey.chars().filter(letter -> letter == '.').count() == 2;
        return token ? openAi.credentials(apiKey) : Map.of("api-key", apiKey);
    }
}

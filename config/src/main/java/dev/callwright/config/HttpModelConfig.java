package dev.callwright.config;

/**
 * One of the three services of a cascade, spoken to by the HTTP interface that OpenAI made common.
 *
 * @param url     address of the interface up to and with its version, such as {@code https://api.example.com/v1}; with
 *                {@code /chat/completions} behind it for one that hears through its chat interface
 * @param apiKey  bearer key
 * @param model   model id; empty for the one the agent names
 */
public record HttpModelConfig(String url, Secret apiKey, String model) {

    public static final HttpModelConfig DEFAULTS = new HttpModelConfig("", Secret.NONE, "");
}

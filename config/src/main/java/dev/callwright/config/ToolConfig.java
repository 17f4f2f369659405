package dev.callwright.config;

import java.time.Duration;
import java.util.List;

/**
 * A function of the operator's that a model may call, served by a webhook.
 *
 * @param name           unique name of letters, digits, underscores and dashes
 * @param description    told to the model: what it does and when to call it
 * @param parameters     JSON Schema of its arguments
 * @param url            address that gets each call as POST with a JSON body
 * @param headers        headers added to the request, each as {@code Name: value}
 * @param secret         key of the signature; none leaves requests unsigned
 * @param timeout        longest wait for the answer, all attempts together
 * @param retries        further attempts after one that failed without a final answer
 * @param responseLimit  octets of an answer; more is an error
 * @param privateNetwork whether the address may lie in a private network
 */
public record ToolConfig(
        String name,
        String description,
        JsonTree parameters,
        String url,
        List<String> headers,
        Secret secret,
        Duration timeout,
        int retries,
        int responseLimit,
        boolean privateNetwork) {

    public static final ToolConfig DEFAULTS = new ToolConfig(
            "",
            "",
            new JsonTree("{\"type\":\"object\",\"properties\":{}}"),
            "",
            List.of(),
            Secret.NONE,
            Duration.ofSeconds(8),
            1,
            16_384,
            false);

    public ToolConfig {
        headers = List.copyOf(headers);
    }
}

package dev.callwright.agent.cascade.http;

import dev.callwright.config.HttpModelConfig;
import dev.callwright.config.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;

/**
 * One of the three services of a cascade. Immutable.
 *
 * @param name   for the operator, such as {@code chat}
 * @param base   address up to and with its version, without a slash at the end
 * @param key    bearer key; none for a server that wants none
 * @param model  model id; empty for the one the agent names
 * @param path   path of its requests behind the base
 */
public record Service(String name, String base, Secret key, String model, String path) {

    public static final String CHAT = "/chat/completions";
    public static final String TRANSCRIPTIONS = "/audio/transcriptions";
    public static final String SPEECH = "/audio/speech";

    /** Bound on connecting and on the answer's headers. */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

    /** An address may be written with the path of its requests behind it; then that path is used. */
    public static Service of(String name, HttpModelConfig config, String usualPath) {
        String url = config.url().replaceFirst("/+$", "");
        for (String path : new String[] {CHAT, TRANSCRIPTIONS, SPEECH}) {
            if (url.endsWith(path)) {
                return new Service(
                        name, url.substring(0, url.length() - path.length()), config.apiKey(), config.model(), path);
            }
        }
        return new Service(name, url, config.apiKey(), config.model(), usualPath);
    }

    /** A request to the service's own path. */
    public HttpRequest.Builder request() {
        return request(path);
    }

    /** The list of models: a cheap request that proves address, certificate and key. */
    public HttpRequest models() {
        return request("/models").GET().build();
    }

    /** The model to name in a request. */
    public String modelOr(String other) {
        return model.isEmpty() ? other : model;
    }

    String withoutKey(String text) {
        return key.isPresent() ? text.replace(key.value(), "********") : text;
    }

    /** Whether the key can stand in an HTTP header at all. */
    public boolean sendable() {
        return key.value().chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private HttpRequest.Builder request(String requestPath) {
        URI uri = URI.create(base + requestPath);
        // Plain HTTP is asked for 1.1 only: the offer to change to HTTP/2 confuses small servers.
        HttpClient.Version version =
                "https".equals(uri.getScheme()) ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1;
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(uri).version(version).timeout(ANSWER_LIMIT);
        return key.isPresent() ? builder.header("Authorization", "Bearer " + key.value()) : builder;
    }
}

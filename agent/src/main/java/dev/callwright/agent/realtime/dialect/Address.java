package dev.callwright.agent.realtime.dialect;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Queries of WebSocket addresses. Stateless. */
final class Address {

    private Address() {}

    /** The address with one parameter more, or the same if it has that parameter. */
    static URI with(URI url, String name, String value) {
        String query = url.getRawQuery();
        if (query != null && has(query, name)) {
            return url;
        }
        char separator = query == null ? '?' : '&';
        return URI.create(url.toString() + separator + name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** The address with this path if it has none of its own. */
    static URI at(URI url, String path) {
        String own = url.getRawPath();
        return own == null || own.isEmpty() || own.equals("/") ? url.resolve(path) : url;
    }

    private static boolean has(String query, String name) {
        return Arrays.stream(query.split("&", -1)).anyMatch(part -> part.startsWith(name + '='));
    }
}

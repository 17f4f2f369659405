package dev.callwright.agent.realtime.socket;

import dev.callwright.agent.realtime.Dialect;
import dev.callwright.agent.realtime.RealtimeEndpoint;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * Where to ask for a session and with which words (RFC 6455 §4.1): address and headers are the dialect's; no subprotocol,
 * no extension. Immutable.
 */
public record UpgradeRequest(URI url, Map<String, String> extraHeaders) {

    /** Bounds a message, whole or reassembled: audio events are up to 123 KB, so this leaves much room. */
    static final int MAX_MESSAGE_OCTETS = 4 << 20;

    /** How long Netty waits for a peer that does not answer our close frame. */
    private static final long FORCE_CLOSE_MILLIS = 1_000;

    public static UpgradeRequest of(RealtimeEndpoint endpoint, String model) {
        Dialect dialect = endpoint.dialect();
        return new UpgradeRequest(
                dialect.address(endpoint.url(), model),
                dialect.headers(endpoint.apiKey().value()));
    }

    /** What is wrong with the address, or empty. */
    public static String problemOf(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("ws") && !scheme.equals("wss")) {
            return "it must begin with ws:// or wss://";
        }
        if (url.getHost() == null) {
            return "it names no host";
        }
        return url.getRawFragment() == null ? "" : "it must not have a fragment";
    }

    /** RFC 9110 §5.5 allows visible ASCII; anything else would be refused by the encoder, or worse, split the header. */
    public static boolean isSendable(String apiKey) {
        return apiKey.chars().allMatch(character -> character > ' ' && character < 0x7F);
    }

    boolean secure() {
        return url.getScheme().equalsIgnoreCase("wss");
    }

    /** The host without the brackets of an IPv6 literal. */
    String host() {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return url.getPort() > 0 ? url.getPort() : secure() ? 443 : 80;
    }

    WebSocketClientHandshaker handshaker() {
        HttpHeaders headers = new DefaultHttpHeaders().set(HttpHeaderNames.USER_AGENT, "callwright");
        extraHeaders.forEach(headers::set);
        return WebSocketClientHandshakerFactory.newHandshaker(
                url,
                WebSocketVersion.V13,
                null,
                false,
                headers,
                MAX_MESSAGE_OCTETS,
                true,
                false,
                FORCE_CLOSE_MILLIS,
                false,
                false);
    }

    @Override
    public String toString() {
        return "UpgradeRequest[" + url + ']';
    }
}

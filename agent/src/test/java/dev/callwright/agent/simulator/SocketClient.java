package dev.callwright.agent.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.ObjectNode;

/** The JDK's own WebSocket as a client. */
final class SocketClient implements AutoCloseable {

    /** Stands for the status of a connection that ended without one. */
    static final int DROPPED = -1;

    private final Ear ear = new Ear();
    private final WebSocket socket;

    SocketClient(HttpClient http, URI uri) {
        socket = http.newWebSocketBuilder()
                .header("Authorization", "Bearer key")
                .buildAsync(URI.create(uri + "?model=step-1o-audio"), ear)
                .join();
    }

    /** The HTTP status of an upgrade that is refused. */
    static int refusal(HttpClient http, String uri, String authorization) {
        try {
            http.newWebSocketBuilder()
                    .header("Authorization", authorization)
                    .buildAsync(URI.create(uri), new Ear())
                    .join();
        } catch (CompletionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refusal
                    ? refusal.getResponse().statusCode()
                    : DROPPED;
        }
        throw new AssertionError(uri + " was let in");
    }

    SocketClient send(String json) {
        socket.sendText(json, true).join();
        return this;
    }

    void ping(String payload) {
        socket.sendPing(ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8)))
                .join();
    }

    void awaitEvent(String type) {
        Polling.await(type, () -> !of(type).isEmpty());
    }

    List<ObjectNode> of(String type) {
        return ear.events.stream()
                .filter(event -> event.path("type").asString().equals(type))
                .toList();
    }

    List<String> types() {
        return ear.events.stream().map(event -> event.path("type").asString()).toList();
    }

    List<String> pongs() {
        return ear.pongs;
    }

    /** Zero while open, else the code of the close frame or {@link #DROPPED}. */
    int closed() {
        return ear.closed;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Ear implements WebSocket.Listener {

        private final List<ObjectNode> events = new CopyOnWriteArrayList<>();
        private final List<String> pongs = new CopyOnWriteArrayList<>();
        private final StringBuilder partial = new StringBuilder();
        private volatile int closed;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                events.add(Json.parse(partial.toString()));
                partial.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
            pongs.add(StandardCharsets.UTF_8.decode(payload).toString());
            socket.request(1);
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            // 1006 is what the JDK reports when there was no close frame (RFC 6455 §7.1.5).
            closed = status == 1006 ? DROPPED : status;
            socket.request(1);
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed = DROPPED;
        }
    }
}

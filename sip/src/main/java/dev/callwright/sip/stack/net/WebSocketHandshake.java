package dev.callwright.sip.stack.net;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The server's side of the opening handshake (RFC 6455 §4.2), for the sub-protocol {@code sip} (RFC 7118 §4). */
final class WebSocketHandshake {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MOST_BYTES = 8_192;

    private WebSocketHandshake() {}

    /** Answers the browser; what is no handshake for us is told so and ends the connection. */
    static void accept(Socket socket, ConnectionInput input) throws IOException {
        input.begin();
        String requestLine = line(input, MOST_BYTES);
        Map<String, String> headers = headers(input);
        String key = headers.getOrDefault("sec-websocket-key", "");
        boolean opens = requestLine.startsWith("GET ")
                && headers.getOrDefault("upgrade", "").equalsIgnoreCase("websocket")
                && headers.getOrDefault("sec-websocket-version", "").equals("13")
                && !key.isEmpty();
        boolean sip = Arrays.stream(
                        headers.getOrDefault("sec-websocket-protocol", "").split(",", -1))
                .anyMatch(protocol -> protocol.strip().equalsIgnoreCase("sip"));
        if (!opens || !sip) {
            send(socket, "HTTP/1.1 400 Bad Request", "Sec-WebSocket-Version: 13", "Content-Length: 0");
            throw new ProtocolException("not a WebSocket handshake for SIP");
        }
        send(
                socket,
                "HTTP/1.1 101 Switching Protocols",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Accept: " + answer(key),
                "Sec-WebSocket-Protocol: sip");
    }

    private static Map<String, String> headers(ConnectionInput input) throws IOException {
        Map<String, String> headers = new HashMap<>();
        int left = MOST_BYTES;
        String line = line(input, left);
        while (!line.isEmpty()) {
            left -= line.length() + 2;
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.merge(name, line.substring(colon + 1).strip(), (one, two) -> one + "," + two);
            }
            line = line(input, left);
        }
        return headers;
    }

    private static String line(ConnectionInput input, int most) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = input.read();
        while (next != '\n') {
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > most) {
                throw new ProtocolException("the WebSocket handshake is too long");
            }
            next = input.read();
        }
        return line.toString();
    }

    private static String answer(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private static void send(Socket socket, String... lines) throws IOException {
        String text = String.join("\r\n", lines) + "\r\n\r\n";
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }
}

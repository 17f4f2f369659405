package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.config.ListenerConfig;
import dev.callwright.config.SipConfig.Transport;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Received;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A browser phone: the JDK's WebSocket client with SIP written by hand (RFC 7118). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WebSocketIT {

    private final TestEndpoint server = new TestEndpoint(TestEndpoint.config("127.0.0.1")
            .withListeners(List.of(new ListenerConfig("127.0.0.1", 0, List.of(Transport.WS), ""))));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterAll
    void close() {
        client.close();
        server.close();
    }

    /** What the browser received, message by message. */
    private static final class Browser implements WebSocket.Listener {

        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            partial.append(text);
            if (last) {
                messages.add(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        RawMessage next(String start) throws InterruptedException {
            while (true) {
                String message = messages.poll(10, TimeUnit.SECONDS);
                assertThat(message).as("a message that starts with " + start).isNotNull();
                if (message.startsWith(start)) {
                    return new RawMessage(message);
                }
            }
        }
    }

    private WebSocket open(Browser browser, String protocol) {
        return client.newWebSocketBuilder()
                .subprotocols(protocol)
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(URI.create("ws://127.0.0.1:" + server.endpoint().port(Transport.WS) + "/"), browser)
                .join();
    }

    private static String request(String method, int seq, String toTag) {
        return String.join(
                "\r\n",
                method + " sip:agent@callwright SIP/2.0",
                "Via: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bK" + method + seq,
                "From: <sip:browser@callwright>;tag=a",
                "To: <sip:agent@callwright>" + (toTag.isEmpty() ? "" : ";tag=" + toTag),
                "Call-ID: websocket",
                "CSeq: " + seq + " " + method,
                "Max-Forwards: 70",
                "Contact: <sip:browser@df7jal23ls0d.invalid;transport=ws>",
                "Content-Type: application/sdp",
                "Content-Length: " + RawPhone.SDP.length(),
                "",
                RawPhone.SDP);
    }

    @Test
    void carriesACallOverTheConnectionOfTheBrowser() throws InterruptedException {
        Browser browser = new Browser();
        WebSocket socket = open(browser, "sip");
        assertThat(socket.getSubprotocol()).isEqualTo("sip");
        String invite = request("INVITE", 1, "");
        socket.sendText(invite.substring(0, 200), false).join();
        socket.sendText(invite.substring(200), true).join();
        Received received = server.nextCall();
        assertThat(received.call().invitation().transport()).isEqualTo("WS");
        received.call().answer(RawPhone.SDP);
        RawMessage ok = browser.next("SIP/2.0 200");
        assertThat(ok.header("Contact")).contains("transport=ws");
        socket.sendText(request("ACK", 1, ok.toTag()), true).join();
        received.events().next(SipEvent.Acked.class);

        received.call().hangUp();

        RawMessage bye = browser.next("BYE ");
        assertThat(bye.header("Via")).startsWith("SIP/2.0/WS ");
        socket.abort();
    }

    @Test
    void answersKeepAlivesAndGarbage() throws InterruptedException {
        Browser browser = new Browser();
        WebSocket socket = open(browser, "sip");

        socket.sendText("\r\n\r\n", true).join();
        assertThat(browser.messages.poll(10, TimeUnit.SECONDS)).isEqualTo("\r\n");
        socket.sendText("no SIP at all\r\n\r\n", true).join();
        socket.sendText(request("OPTIONS", 2, "").replace("SIP/2.0/WS", "SIP/2.0/WSS"), true)
                .join();

        assertThat(browser.next("SIP/2.0 200").header("CSeq")).isEqualTo("2 OPTIONS");
        socket.abort();
    }

    @Test
    void takesOnlyWhoSpeaksSip() {
        assertThatThrownBy(() -> open(new Browser(), "chat")).isInstanceOf(CompletionException.class);
    }
}

package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TcpPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keep-alives as RFC 5626 §3.5.1 has them. */
final class KeepAliveIT {

    private final TestEndpoint server =
            new TestEndpoint(TestEndpoint.config("127.0.0.1").withKeepAlive(Duration.ofMillis(50)));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void keepsTheConnectionOfACallOpen() throws IOException {
        try (TcpPhone phone = new TcpPhone(server.port(), 9)) {
            phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, "Content-Type: application/sdp"));
            Received received = server.nextCall();
            received.call().answer(RawPhone.SDP);
            RawMessage ok = phone.receiveFinal();
            assertThat(ok.status()).isEqualTo(200);
            phone.send(phone.request("ACK", 1, ok.toTag(), ""));

            assertThat(phone.isPinged()).isTrue();
            assertThat(phone.isPinged()).isTrue();
        }
    }

    @Test
    void keepsAConnectionOpenThatItOpened() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.call(new OutgoingRequest(
                    "sip:a@127.0.0.1:" + listening.getLocalPort() + ";transport=tcp", "tester", RawPhone.SDP));
            listening.setSoTimeout(5_000);
            try (TcpPhone phone = new TcpPhone(listening.accept(), listening.getLocalPort())) {
                assertThat(phone.receive().isRequest("INVITE")).isTrue();

                assertThat(phone.isPinged()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n\r\n", "\r\n", "\0\0\0\0"})
    void doesNotTakeThoseOfOthersForBrokenMessages(String keepAlive) {
        try (RawPhone phone = new RawPhone(server.port())) {
            phone.send(keepAlive.getBytes(StandardCharsets.US_ASCII));

            phone.send(phone.request("OPTIONS", 1, "", ""));
            RawMessage next = phone.receive();
            while (next.text().isBlank()) {
                next = phone.receive();
            }
            assertThat(next.status()).isEqualTo(200);
            assertThat(server.stats().malformed()).isZero();
        }
    }
}

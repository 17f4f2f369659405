package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.sip.Admission.Verdict;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.testing.Polling;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TcpPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Placed;
import dev.callwright.sip.testing.TestEndpoint.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What is different over TCP: framing, and whose connection is used. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TcpIT {

    private static final String SDP_TYPE = "Content-Type: application/sdp";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestEndpoint server = new TestEndpoint();
    private final TestEndpoint friend = new TestEndpoint();

    @AfterEach
    void stillTakesACall() {
        Placed placed = friend.call(server, "tcp", RawPhone.SDP);
        Received received = server.nextCall();
        received.call().answer(RawPhone.SDP);
        placed.events().next(SipEvent.Answered.class);
        placed.call().hangUp();
        received.events().skipTo(SipEvent.Bye.class);
        Polling.until("no call left", PATIENCE, () -> server.stats().callsOpen() == 0);
    }

    @AfterAll
    void close() {
        friend.close();
        server.close();
    }

    private Received answered(TcpPhone phone) throws IOException {
        Received received = server.nextCall();
        received.call().answer(RawPhone.SDP);
        RawMessage ok = phone.receiveFinal();
        assertThat(ok.status()).isEqualTo(200);
        phone.send(phone.request("ACK", 1, ok.toTag(), ""));
        received.events().next(SipEvent.Acked.class);
        return received;
    }

    @Test
    void hangsUpOverTheConnectionThePeerOpened() throws IOException {
        try (TcpPhone phone = new TcpPhone(server.port(), 9)) {
            phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE));
            Received received = answered(phone);

            received.call().hangUp();

            RawMessage bye = phone.receiveRequest("BYE");
            phone.send(phone.ok(bye));
            Polling.until("no call left", PATIENCE, () -> server.stats().callsOpen() == 0);
        }
    }

    @Test
    void hangsUpAtTheContactWhenTheConnectionIsGone() throws IOException {
        try (ServerSocket contact = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Received received;
            try (TcpPhone phone = new TcpPhone(server.port(), contact.getLocalPort())) {
                phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE));
                received = answered(phone);
                assertThat(phone.end()).isTrue();
            }
            contact.setSoTimeout(5_000);

            received.call().hangUp();

            try (TcpPhone reached = new TcpPhone(contact.accept(), contact.getLocalPort())) {
                RawMessage bye = reached.receiveRequest("BYE");
                reached.send(reached.ok(bye));
                Polling.until("no call left", PATIENCE, () -> server.stats().callsOpen() == 0);
            }
        }
    }

    @Test
    void readsMessagesThatComeTogetherOrInPieces() throws IOException {
        try (TcpPhone phone = new TcpPhone(server.port(), 9)) {
            String first = phone.request("OPTIONS", 1, "", "");
            String second = phone.request("OPTIONS", 2, "", "");

            phone.send("\r\n\r\n" + first + second.substring(0, 100));
            phone.send(second.substring(100));

            assertThat(phone.receiveFinal().header("CSeq")).isEqualTo("1 OPTIONS");
            assertThat(phone.receiveFinal().header("CSeq")).isEqualTo("2 OPTIONS");
        }
    }

    @Test
    void answersARefusalOverTheSameConnection() throws IOException {
        server.admission(request -> new Verdict.Refused(403, "Forbidden"));
        try (TcpPhone phone = new TcpPhone(server.port(), 9)) {
            phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE));

            assertThat(phone.receiveFinal().status()).isEqualTo(403);
        }
        server.admission(request -> new Verdict.Admitted(TestEndpoint.TRUNK));
    }

    /** Neither its own requests nor ours may wait for it for ever. */
    @Test
    @Timeout(40)
    void endsAConnectionOfAPeerThatDoesNotRead() throws IOException {
        try (TcpPhone phone = new TcpPhone(server.port(), 9)) {
            String many = phone.request("OPTIONS", 1, "", "").repeat(100);

            assertThatThrownBy(() -> {
                        while (true) {
                            phone.send(many);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void endsAConnectionThatSendsHeadersWithoutEnd() throws IOException {
        try (TcpPhone phone = new TcpPhone(server.port(), 9)) {
            phone.send("OPTIONS sip:a@127.0.0.1 SIP/2.0\r\nX-Large: " + "a".repeat(60_000));

            assertThat(phone.isClosedByPeer()).isTrue();
        }
    }
}

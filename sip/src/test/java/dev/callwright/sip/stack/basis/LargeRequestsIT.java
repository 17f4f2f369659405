package dev.callwright.sip.stack.basis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TcpPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Placed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What does not fit into a datagram goes over TCP where that is taken (RFC 3261 §18.1.1). */
final class LargeRequestsIT {

    private static final String LARGE = RawPhone.SDP + "a=x-filler:" + "x".repeat(1_300) + "\r\n";

    private final TestEndpoint caller = new TestEndpoint();

    @AfterEach
    void close() {
        caller.close();
    }

    private Placed call(RawPhone phone, String offer) {
        return caller.call(new OutgoingRequest("sip:agent@127.0.0.1:" + phone.port(), "tester", offer));
    }

    @Test
    void goOverTcp() throws IOException {
        try (RawPhone phone = new RawPhone(caller.port());
                ServerSocket listening = new ServerSocket(phone.port(), 1, InetAddress.getLoopbackAddress())) {
            Placed placed = call(phone, LARGE);

            listening.setSoTimeout(5_000);
            try (TcpPhone reached = new TcpPhone(listening.accept(), phone.port())) {
                RawMessage invite = reached.receiveRequest("INVITE");
                assertThat(invite.header("Via")).startsWith("SIP/2.0/TCP");
                assertThat(phone.receive(Duration.ofMillis(200))).isEmpty();
                reached.send(reached.ok(invite).replace("200 OK", "180 Ringing"));
                placed.events().next(SipEvent.Ringing.class);

                placed.call().hangUp();

                assertThat(reached.receiveRequest("CANCEL").header("Via")).isEqualTo(invite.header("Via"));
            }
        }
    }

    @Test
    void goOverUdpWhereTcpIsRefused() {
        try (RawPhone phone = new RawPhone(caller.port())) {
            Placed placed = call(phone, LARGE);

            RawMessage invite = phone.receiveRequest("INVITE");
            assertThat(invite.header("Via")).startsWith("SIP/2.0/UDP");
            phone.answer(invite, "486 Busy Here", "t", "");
            assertThat(placed.events().next(SipEvent.Refused.class).status()).isEqualTo(486);
        }
    }

    @Test
    void smallOnesGoOverUdpEvenWhereTcpIsTaken() throws IOException {
        try (RawPhone phone = new RawPhone(caller.port());
                ServerSocket listening = new ServerSocket(phone.port(), 1, InetAddress.getLoopbackAddress())) {
            call(phone, RawPhone.SDP);

            assertThat(phone.receiveRequest("INVITE").header("Via")).startsWith("SIP/2.0/UDP");
            assertThat(listening.isBound()).isTrue();
        }
    }
}

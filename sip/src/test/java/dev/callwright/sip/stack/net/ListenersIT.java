package dev.callwright.sip.stack.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.config.ListenerConfig;
import dev.callwright.config.SipConfig;
import dev.callwright.config.SipConfig.Transport;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.SipException;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Placed;
import dev.callwright.sip.testing.TestEndpoint.Received;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One endpoint that listens at several places: each message leaves from, and names, the right one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ListenersIT {

    private static final List<Transport> BOTH = List.of(Transport.UDP, Transport.TCP);

    private final TestEndpoint many = new TestEndpoint(TestEndpoint.config("127.0.0.1")
            .withListeners(List.of(
                    new ListenerConfig("127.0.0.2", 0, List.of(Transport.UDP), "192.0.2.7"),
                    new ListenerConfig("::1", 0, BOTH, ""))));

    @AfterAll
    void close() {
        many.close();
    }

    private int port(int listener) {
        return many.endpoint().listeners().get(listener).port();
    }

    @Test
    void listensAtEveryPlaceAndTellsWhere() {
        assertThat(many.endpoint().listeners())
                .extracting(ListenerConfig::address)
                .containsExactly("127.0.0.1", "127.0.0.2", "::1");
        assertThat(many.endpoint().port(Transport.TCP)).isEqualTo(many.port()).isEqualTo(port(0));
        assertThatThrownBy(() -> many.endpoint().port(Transport.TLS)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,0,udp", "127.0.0.1,0,tcp", "[::1],2,udp", "[::1],2,tcp"})
    void callsFromTheListenerThatReachesTheTarget(String host, int listener, String transport) {
        String address = host.replace("[", "").replace("]", "");
        try (TestEndpoint callee = new TestEndpoint(TestEndpoint.T1, address)) {
            String uri = "sip:agent@" + host + ":" + callee.port() + ";transport=" + transport;
            Placed placed = many.call(new OutgoingRequest(uri, "tester", RawPhone.SDP));
            Received received = callee.nextCall();
            assertThat(received.call().invitation().source().getAddress()).isEqualTo(InetAddress.ofLiteral(address));
            if (transport.equals("udp")) {
                assertThat(received.call().invitation().source().getPort()).isEqualTo(port(listener));
            }
            received.call().answer(RawPhone.SDP);
            placed.events().next(SipEvent.Answered.class);

            received.call().hangUp();

            placed.events().next(SipEvent.Bye.class);
        }
    }

    @Test
    void answersAndHangsUpFromTheListenerThatWasCalled() throws IOException {
        try (DatagramSocket phone = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.3"))) {
            phone.setSoTimeout(5_000);
            phone.connect(InetAddress.ofLiteral("127.0.0.2"), port(1));
            send(phone, request(phone, "INVITE", 1, ""));
            Received received = many.nextCall();
            received.call().answer(RawPhone.SDP);
            // A connected socket hears only the listener it called.
            RawMessage ok = receive(phone, "SIP/2.0 200");
            assertThat(ok.header("Contact")).contains("192.0.2.7:" + port(1));
            send(phone, request(phone, "ACK", 1, ok.toTag()));
            received.events().next(SipEvent.Acked.class);
            assertThat(received.call().invitation().reachedAt()).isEqualTo("127.0.0.2");

            received.call().hangUp();

            RawMessage bye = receive(phone, "BYE ");
            assertThat(bye.header("Via")).contains("192.0.2.7:" + port(1));
            send(phone, ok(bye));
        }
    }

    private static String request(DatagramSocket phone, String method, int seq, String toTag) {
        return String.join(
                "\r\n",
                method + " sip:agent@127.0.0.2 SIP/2.0",
                "Via: SIP/2.0/UDP 127.0.0.3:" + phone.getLocalPort() + ";branch=z9hG4bK" + method + seq,
                "From: <sip:phone@127.0.0.3>;tag=a",
                "To: <sip:agent@127.0.0.2>" + (toTag.isEmpty() ? "" : ";tag=" + toTag),
                "Call-ID: listeners@127.0.0.3",
                "CSeq: " + seq + " " + method,
                "Max-Forwards: 70",
                "Contact: <sip:phone@127.0.0.3:" + phone.getLocalPort() + ">",
                "Content-Type: application/sdp",
                "Content-Length: " + RawPhone.SDP.length(),
                "",
                RawPhone.SDP);
    }

    private static String ok(RawMessage request) {
        StringBuilder text = new StringBuilder("SIP/2.0 200 OK\r\n");
        for (String name : List.of("Via", "From", "To", "Call-ID", "CSeq")) {
            text.append(name).append(": ").append(request.header(name)).append("\r\n");
        }
        return text.append("Content-Length: 0\r\n\r\n").toString();
    }

    private static void send(DatagramSocket phone, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        phone.send(new DatagramPacket(bytes, bytes.length));
    }

    private static RawMessage receive(DatagramSocket phone, String start) throws IOException {
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
            phone.receive(packet);
            String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            if (text.startsWith(start)) {
                return new RawMessage(text);
            }
        }
    }

    @Test
    void refusesToStartWhenTheSecondListenerCannotBeBound() {
        SipConfig config = TestEndpoint.config("127.0.0.1")
                .withListeners(List.of(new ListenerConfig("127.0.0.1", many.port(), List.of(Transport.UDP), "")));

        assertThatThrownBy(() -> new TestEndpoint(config))
                .isInstanceOf(SipException.class)
                .hasMessageContaining(Integer.toString(many.port()));
    }
}

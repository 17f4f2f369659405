package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.SipConfig;
import dev.callwright.sip.Admission;
import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.Origin;
import dev.callwright.sip.Registrations;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.WireTap;
import dev.callwright.sip.testing.Polling;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TcpPhone;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Every message that comes or goes reaches the tap once, with the addresses and the transport it really had. */
final class WireTapIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<WireTap.Message> seen = new CopyOnWriteArrayList<>();

    @Test
    void datagramsAreSeenAsTheyAreRepeatedAndMalformedOnesToo() {
        try (SipEndpoint endpoint = start();
                RawPhone phone = new RawPhone(endpoint.port())) {
            String invite = phone.request("INVITE", 1, "", RawPhone.SDP, "Content-Type: application/sdp");
            phone.send(invite);
            phone.send(invite);
            phone.send("INVITE sip:x SIP/2.0\r\nCall-ID: broken\r\n\r\n");

            Polling.until("messages", PATIENCE, () -> lines("< INVITE").size() >= 3);
            Polling.until("486 again", PATIENCE, () -> lines("> SIP/2.0 486").size() >= 2);

            assertThat(seen).allSatisfy(message -> {
                assertThat(message.transport()).isEqualTo("UDP");
                assertThat(message.local().getPort()).isEqualTo(endpoint.port());
                assertThat(message.remote().getPort()).isEqualTo(phone.port());
            });
            assertThat(seen.getFirst().text()).isEqualTo(invite);
            assertThat(seen.getFirst().callId()).isEqualTo(phone.callId());
            assertThat(seen).anyMatch(message -> message.callId().equals("broken") && !message.sent());
        }
    }

    @Test
    void messagesOfConnectionsAreSeenToo() throws IOException {
        try (SipEndpoint endpoint = start();
                TcpPhone phone = new TcpPhone(endpoint.port(), 25000)) {
            phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, "Content-Type: application/sdp"));
            assertThat(phone.receiveFinal().status()).isEqualTo(486);
            phone.send("INVITE sip:x SIP/2.0\r\nCall-ID: broken\r\nContent-Length: 0\r\n\r\n");

            Polling.until("messages", PATIENCE, () -> lines("< INVITE").size() >= 2);

            assertThat(lines("< INVITE").getFirst().text())
                    .contains("m=audio 4000")
                    .contains("Via: SIP/2.0/TCP");
            assertThat(lines("> SIP/2.0 100")).hasSize(1);
            assertThat(lines("> SIP/2.0 486")).hasSize(1);
            assertThat(lines("< INVITE")).anyMatch(message -> message.callId().equals("broken"));
            assertThat(seen).allSatisfy(message -> {
                assertThat(message.transport()).isEqualTo("TCP");
                assertThat(message.local().getPort()).isEqualTo(endpoint.port());
                assertThat(message.remote().getAddress().isLoopbackAddress()).isTrue();
            });
        }
    }

    private List<WireTap.Message> lines(String start) {
        return seen.stream()
                .filter(message -> ((message.sent() ? "> " : "< ") + message.text()).startsWith(start))
                .toList();
    }

    private SipEndpoint start() {
        SipEndpoint endpoint = new SipEndpoint(
                SipConfig.DEFAULTS.listeningAt("127.0.0.1", 0),
                _ -> new Admission.Verdict.Admitted(new Origin.Trunk("test")),
                request -> new Registrations.Reply.Registered(request.contacts()),
                (_, reachedAt) -> reachedAt,
                seen::add,
                WireTapIT::busy);
        endpoint.start();
        return endpoint;
    }

    private static void busy(IncomingCall call) {
        call.listen(_ -> {});
        call.reject(new Rejection(486, "Busy Here"));
    }
}

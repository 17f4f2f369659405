package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.Admission.Verdict;
import dev.callwright.sip.DialogId;
import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.testing.Events;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPeers;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Placed;
import dev.callwright.sip.testing.TestEndpoint.Received;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An INVITE that takes the place of a call there is (RFC 3891). */
final class ReplacesIT {

    private static final String SDP_TYPE = "Content-Type: application/sdp";

    @RegisterExtension
    static final RawPeers PEERS = new RawPeers(new TestEndpoint());

    private final TestEndpoint server = PEERS.server();
    private final RawPhone phone = PEERS.phone();
    private final RawPhone successor = PEERS.phone();

    @BeforeEach
    void admitsEverybody() {
        server.admission(request -> new Verdict.Admitted(TestEndpoint.TRUNK));
    }

    private Received establish() {
        phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE));
        Received received = server.nextCall();
        received.call().answer(RawPhone.SDP);
        phone.send(phone.request("ACK", 1, phone.receiveFinal().toTag(), ""));
        received.events().next(SipEvent.Acked.class);
        return received;
    }

    private static String replaces(DialogId ours) {
        return "Replaces: " + ours.callId() + ";to-tag=" + ours.localTag() + ";from-tag=" + ours.remoteTag();
    }

    private String replacing(String replaces) {
        return successor.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE, "Require: replaces", replaces);
    }

    private void endByUs(Received received) {
        received.call().hangUp();
        phone.answer(phone.receiveRequest("BYE"), "200 OK", "", "");
    }

    @Test
    void offersTheSuccessorToTheCallItReplaces() {
        Received old = establish();
        successor.send(replacing(replaces(old.call().dialogId().orElseThrow())));

        IncomingCall next = old.events().next(SipEvent.Replaced.class).successor();
        Events events = new Events();
        next.listen(events);
        next.answer(RawPhone.SDP);
        RawMessage ok = successor.receiveFinal();
        successor.send(successor.request("ACK", 1, ok.toTag(), ""));
        events.next(SipEvent.Acked.class);
        endByUs(old);

        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.header("Supported")).contains("replaces");
        assertThat(next.invitation().callId()).isEqualTo(successor.callId());
        assertThat(successor
                        .exchange(successor.request("BYE", 2, ok.toTag(), ""))
                        .status())
                .isEqualTo(200);
        events.next(SipEvent.Bye.class);
    }

    @Test
    void replacesACallWePlaced() {
        Placed placed = server.call(new OutgoingRequest("sip:raw@127.0.0.1:" + phone.port(), "agent", RawPhone.SDP));
        phone.answer(phone.receiveRequest("INVITE"), "200 OK", "p", RawPhone.SDP);
        placed.events().next(SipEvent.Answered.class);

        successor.send(replacing(replaces(placed.call().dialogId().orElseThrow())));

        placed.events().next(SipEvent.Replaced.class).successor().reject(new Rejection(486, ""));
        assertThat(successor.receiveFinal().status()).isEqualTo(486);
        placed.call().hangUp();
        phone.answer(phone.receiveRequest("BYE"), "200 OK", "", "");
    }

    @Test
    void refusesToReplaceAConfirmedCallThatWasToBeEarly() {
        Received old = establish();

        RawMessage refusal =
                successor.exchange(replacing(replaces(old.call().dialogId().orElseThrow()) + ";early-only"));

        assertThat(refusal.status()).isEqualTo(486);
        endByUs(old);
    }

    @Test
    void refusesToReplaceACallThatIsEnding() {
        Received old = establish();
        DialogId id = old.call().dialogId().orElseThrow();
        old.call().hangUp();
        RawMessage bye = phone.receiveRequest("BYE");

        assertThat(successor.exchange(replacing(replaces(id))).status()).isEqualTo(603);

        phone.answer(bye, "200 OK", "", "");
    }

    @Test
    void refusesToReplaceACallItHasNotAnswered() {
        phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE));
        Received old = server.nextCall();

        RawMessage refusal =
                successor.exchange(replacing(replaces(old.call().dialogId().orElseThrow())));

        assertThat(refusal.status()).isEqualTo(481);
        old.call().hangUp();
        assertThat(phone.receiveFinal().status()).isEqualTo(480);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody@h;to-tag=1;from-tag=2", "nobody@h;to-tag=0;from-tag=0"})
    void refusesToReplaceACallItDoesNotKnow(String value) {
        assertThat(successor.exchange(replacing("Replaces: " + value)).status()).isEqualTo(481);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id;to-tag=1", "id;to-tag=;from-tag=2", ";;;"})
    void refusesAReplacesThatNamesNoDialog(String value) {
        assertThat(successor.exchange(replacing("Replaces: " + value)).status()).isEqualTo(400);
    }

    @Test
    void asksTheGateFirst() {
        Received old = establish();
        server.admission(request -> new Verdict.Refused(403, "Forbidden"));

        RawMessage refusal =
                successor.exchange(replacing(replaces(old.call().dialogId().orElseThrow())));

        assertThat(refusal.status()).isEqualTo(403);
        endByUs(old);
        assertThat(old.events().quietFor(Duration.ofMillis(20))).isTrue();
    }
}

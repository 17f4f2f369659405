package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.sip.Credentials;
import dev.callwright.sip.OutgoingCall;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.SipException;
import dev.callwright.sip.testing.Events;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPeers;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Placed;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a called party sees that speaks to our UAC in hand-written text. */
final class RawUacIT {

    @RegisterExtension
    static final RawPeers PEERS = new RawPeers(new TestEndpoint());

    private final TestEndpoint server = PEERS.server();
    private final RawPhone phone = PEERS.phone();

    private Placed place() {
        return place("", "");
    }

    private Placed place(String user, String password) {
        return server.call(new OutgoingRequest(
                "sip:raw@127.0.0.1:" + phone.port(), "agent", RawPhone.SDP, new Credentials(user, password)));
    }

    private void answerBye() {
        phone.answer(phone.receiveRequest("BYE"), "200 OK", "", "");
    }

    @Test
    void sendsACompleteInvite() {
        Placed placed = place();

        RawMessage invite = phone.receiveRequest("INVITE");

        assertThat(invite.text()).startsWith("INVITE sip:raw@127.0.0.1:" + phone.port() + " SIP/2.0\r\n");
        assertThat(invite.header("From")).startsWith("<sip:agent@127.0.0.1>;tag=");
        assertThat(invite.header("Contact")).isEqualTo("<sip:agent@127.0.0.1:" + server.port() + ";transport=udp>");
        assertThat(invite.header("Via")).contains(";rport");
        assertThat(invite.text()).contains("User-Agent: Callwright-test").contains("Allow: ");
        assertThat(invite.body()).isEqualTo(RawPhone.SDP);
        phone.answer(invite, "486 Busy Here", "p", "");
        assertThat(phone.receiveRequest("ACK").toTag()).isEqualTo("p");
        assertThat(placed.events().next(SipEvent.Refused.class)).isEqualTo(new SipEvent.Refused(486, "Busy Here"));
    }

    @Test
    void acknowledgesAnAnswerAsOftenAsItComes() {
        Placed placed = place();
        RawMessage invite = phone.receiveRequest("INVITE");

        phone.answer(invite, "200 OK", "p", RawPhone.SDP);
        RawMessage first = phone.receiveRequest("ACK");
        phone.answer(invite, "200 OK", "p", RawPhone.SDP);
        RawMessage second = phone.receiveRequest("ACK");

        assertThat(second.text()).isEqualTo(first.text());
        placed.events().next(SipEvent.Answered.class);
        placed.call().hangUp();
        answerBye();
        assertThat(placed.events().quietFor(Duration.ofMillis(20))).isTrue();
    }

    @Test
    void endsASecondAnswerFromAFork() {
        Placed placed = place();
        RawMessage invite = phone.receiveRequest("INVITE");
        phone.answer(invite, "200 OK", "one", RawPhone.SDP);
        assertThat(phone.receiveRequest("ACK").toTag()).isEqualTo("one");

        phone.answer(invite, "200 OK", "two", RawPhone.SDP);

        assertThat(phone.receiveRequest("ACK").toTag()).isEqualTo("two");
        RawMessage bye = phone.receiveRequest("BYE");
        assertThat(bye.toTag()).isEqualTo("two");
        phone.answer(bye, "200 OK", "", "");
        placed.events().next(SipEvent.Answered.class);
        placed.call().hangUp();
        answerBye();
    }

    @Test
    void sendsByeWhenTheAnswerCrossesTheCancel() {
        Placed placed = place();
        RawMessage invite = phone.receiveRequest("INVITE");
        phone.answer(invite, "180 Ringing", "p", "");
        placed.events().next(SipEvent.Ringing.class);
        placed.call().hangUp();
        RawMessage cancel = phone.receiveRequest("CANCEL");
        assertThat(cancel.header("Via")).isEqualTo(invite.header("Via"));

        phone.answer(invite, "200 OK", "p", RawPhone.SDP);

        phone.receiveRequest("ACK");
        phone.answer(cancel, "200 OK", "p", "");
        answerBye();
        assertThat(placed.events().quietFor(Duration.ofMillis(20))).isTrue();
    }

    @Test
    void keepsTheCancelUntilSomethingWasHeard() {
        Placed placed = place();
        RawMessage invite = phone.receiveRequest("INVITE");
        placed.call().hangUp();
        assertThat(phone.receive().isRequest("INVITE")).isTrue();

        phone.answer(invite, "100 Trying", "", "");
        RawMessage cancel = phone.receiveRequest("CANCEL");
        phone.answer(cancel, "200 OK", "p", "");
        phone.answer(invite, "487 Request Terminated", "p", "");

        phone.receiveRequest("ACK");
        assertThat(placed.events().next(SipEvent.Refused.class).status()).isEqualTo(487);
    }

    @Test
    void givesUpWhenNobodyAnswers() {
        Placed placed = place();

        assertThat(placed.events().next(SipEvent.Refused.class).status()).isEqualTo(408);
    }

    @Test
    void givesUpWhenNotEvenTheCancelHelps() {
        Placed placed = place();
        phone.answer(phone.receiveRequest("INVITE"), "180 Ringing", "p", "");
        placed.events().next(SipEvent.Ringing.class);

        placed.call().hangUp();

        assertThat(placed.events().next(SipEvent.Refused.class).status()).isEqualTo(408);
    }

    @Test
    void isRefusedWhenNobodyListensOnTcp() {
        int port = phone.port();
        Placed placed =
                server.call(new OutgoingRequest("sip:raw@127.0.0.1:" + port + ";transport=tcp", "agent", RawPhone.SDP));

        assertThat(placed.events().next(SipEvent.Refused.class).status()).isEqualTo(503);
    }

    @Test
    void sendsNothingWhenItIsHungUpBeforehand() {
        OutgoingCall call = server.endpoint()
                .prepare(new OutgoingRequest("sip:raw@127.0.0.1:" + phone.port(), "agent", RawPhone.SDP));
        Events events = new Events();
        call.listen(events);

        call.hangUp();
        call.send();

        assertThat(events.next(SipEvent.Refused.class).status()).isEqualTo(487);
        assertThat(phone.receive(Duration.ofMillis(100))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401 Unauthorized,WWW-Authenticate,Authorization",
        "407 Proxy Authentication Required,Proxy-Authenticate,Proxy-Authorization"
    })
    void answersOneChallenge(String status, String challenge, String authorization) {
        Placed placed = place("alice", "secret");
        RawMessage first = phone.receiveRequest("INVITE");
        String value = ": Digest realm=\"r\", nonce=\"n\", algorithm=MD5, qop=\"auth,auth-int\"";
        phone.answer(first, status, "p", "", challenge + value);
        phone.receiveRequest("ACK");

        RawMessage second = phone.receiveRequestNumbered("2 INVITE");

        assertThat(second.header("Call-ID")).isEqualTo(first.header("Call-ID"));
        assertThat(second.fromTag()).isEqualTo(first.fromTag());
        assertThat(second.header(authorization))
                .startsWith("Digest ")
                .contains("username=\"alice\"", "realm=\"r\"", "nonce=\"n\"", "qop=auth,", "nc=00000001");
        phone.answer(second, status, "p", "", challenge + value);
        assertThat(placed.events().next(SipEvent.Refused.class).status())
                .isEqualTo(Integer.parseInt(status.substring(0, 3)));
    }

    @Test
    void doesNotAnswerAChallengeWithoutCredentials() {
        Placed placed = place();
        phone.answer(
                phone.receiveRequest("INVITE"),
                "401 Unauthorized",
                "p",
                "",
                "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"");

        assertThat(placed.events().next(SipEvent.Refused.class).status()).isEqualTo(401);
    }

    @Test
    void failsWhenTheAnswerHasNoSdp() {
        Placed placed = place();
        phone.answer(phone.receiveRequest("INVITE"), "200 OK", "p", "");

        phone.receiveRequest("ACK");
        answerBye();
        placed.events().next(SipEvent.Failed.class);
    }

    @Test
    void followsTheRouteSetAndTheContact() {
        Placed placed = place();
        RawMessage invite = phone.receiveRequest("INVITE");
        String proxy = "Record-Route: <sip:127.0.0.1:" + phone.port() + ";lr>";
        String farther = "Record-Route: <sip:198.51.100.7;lr>";
        phone.answer(invite, "200 OK", "p", RawPhone.SDP, farther, proxy);
        placed.events().next(SipEvent.Answered.class);

        RawMessage ack = phone.receiveRequest("ACK");

        assertThat(ack.text()).startsWith("ACK sip:raw@127.0.0.1:" + phone.port() + " SIP/2.0");
        assertThat(ack.text().indexOf("127.0.0.1:" + phone.port() + ";lr"))
                .isLessThan(ack.text().indexOf("198.51.100.7"));
        placed.call().hangUp();
        answerBye();
    }

    @Test
    void failsTheCallWhenThePeerHasLostTheDialog() {
        Placed placed = place();
        phone.answer(phone.receiveRequest("INVITE"), "200 OK", "p", RawPhone.SDP);
        placed.events().next(SipEvent.Answered.class);

        placed.call().info("application/dtmf", "1");
        phone.answer(phone.receiveRequest("INFO"), "481 Call Does Not Exist", "", "");

        placed.events().next(SipEvent.Failed.class);
    }

    @Test
    void triesAReinviteOnceMoreAfter491() {
        Placed placed = place();
        phone.answer(phone.receiveRequest("INVITE"), "200 OK", "p", RawPhone.SDP);
        placed.events().next(SipEvent.Answered.class);

        placed.call().reinvite(RawPhone.SDP);
        phone.answer(phone.receiveRequestNumbered("2 INVITE"), "491 Request Pending", "", "");
        phone.answer(phone.receiveRequestNumbered("3 INVITE"), "491 Request Pending", "", "");

        assertThat(placed.events().next(SipEvent.Refused.class).status()).isEqualTo(491);
        placed.call().hangUp();
        answerBye();
    }

    @ParameterizedTest
    @CsvSource({"tel:123", "sip:a@127.0.0.1;transport=ws", "sip:a@127.0.0.1;transport=sctp", "not a uri", "''"})
    void refusesATargetItCannotCall(String target) {
        OutgoingRequest request = new OutgoingRequest(target, "agent", RawPhone.SDP);

        assertThatThrownBy(() -> server.endpoint().prepare(request)).isInstanceOf(SipException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: 1", "a b", "a@b"})
    void refusesAUserThatWouldNotStayInItsHeader(String user) {
        OutgoingRequest request = new OutgoingRequest("sip:raw@127.0.0.1:" + phone.port(), user, RawPhone.SDP);

        assertThatThrownBy(() -> server.endpoint().prepare(request)).isInstanceOf(SipException.class);
    }
}

package dev.callwright.sip.stack.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.SessionTimerConfig;
import dev.callwright.config.SipConfig;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPeers;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Placed;
import dev.callwright.sip.testing.TestEndpoint.Received;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Session timers (RFC 4028) as a peer sees them that speaks in hand-written text. Intervals are of 2 to 4 seconds. */
final class SessionTimerIT {

    private static final String SDP_TYPE = "Content-Type: application/sdp";
    private static final String KNOWS = "Supported: timer";
    private static final String UPDATES = "Allow: INVITE, ACK, BYE, UPDATE";
    private static final String NO_UPDATES = "Allow: INVITE, ACK, BYE";

    @RegisterExtension
    static final RawPeers PEERS = new RawPeers(new TestEndpoint(SipConfig.DEFAULTS
            .listeningAt("127.0.0.1", 0)
            .withTimerT1(TestEndpoint.T1)
            .withSessionTimer(new SessionTimerConfig(Duration.ofSeconds(2), Duration.ofSeconds(2)))));

    private final TestEndpoint server = PEERS.server();
    private final RawPhone phone = PEERS.phone();

    private record Call(Received received, RawMessage ok) {}

    private Call establish(String... headers) {
        String[] all = new String[headers.length + 1];
        all[0] = SDP_TYPE;
        System.arraycopy(headers, 0, all, 1, headers.length);
        phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, all));
        Received received = server.nextCall();
        received.call().answer(RawPhone.SDP);
        RawMessage ok = phone.receiveFinal();
        assertThat(ok.status()).isEqualTo(200);
        phone.send(phone.request("ACK", 1, ok.toTag(), ""));
        received.events().next(SipEvent.Acked.class);
        return new Call(received, ok);
    }

    private void bye(Call call, int cseq) {
        phone.exchange(phone.request("BYE", cseq, call.ok().toTag(), ""));
        call.received().events().next(SipEvent.Bye.class);
    }

    private Placed place(RawPhone to) {
        return server.call(new OutgoingRequest("sip:raw@127.0.0.1:" + to.port(), "agent", RawPhone.SDP));
    }

    private Placed placed(String... answerHeaders) {
        Placed placed = place(phone);
        phone.answer(phone.receiveRequest("INVITE"), "200 OK", "p", RawPhone.SDP, answerHeaders);
        phone.receiveRequest("ACK");
        placed.events().next(SipEvent.Answered.class);
        return placed;
    }

    private void hangUp(Placed placed) {
        placed.call().hangUp();
        phone.answer(phone.receiveRequest("BYE"), "200 OK", "", "");
    }

    @ParameterizedTest
    @CsvSource({
        "Session-Expires: 4,4;refresher=uac",
        "Session-Expires: 4;refresher=uac,4;refresher=uac",
        "x: 4;refresher=uas,4;refresher=uas"
    })
    void agreesToWhatACallerAsksFor(String asked, String agreed) {
        Call call = establish(KNOWS, asked);

        assertThat(call.ok().header("Session-Expires")).isEqualTo(agreed);
        assertThat(call.ok().header("Require")).isEqualTo("timer");
        bye(call, 2);
    }

    @Test
    void acceptsACallThatRequiresTimers() {
        Call call = establish("Require: timer", "Session-Expires: 4");

        assertThat(call.ok().header("Session-Expires")).isEqualTo("4;refresher=uac");
        bye(call, 2);
    }

    @Test
    void refusesAnIntervalThatIsTooShort() {
        RawMessage refusal =
                phone.exchange(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE, KNOWS, "Session-Expires: 1"));

        assertThat(refusal.text()).startsWith("SIP/2.0 422 Session Interval Too Small\r\n");
        assertThat(refusal.header("Min-SE")).isEqualTo("2");
        assertThat(server.stats().callsOpen()).isZero();
    }

    @Test
    void refusesTooShortAnIntervalWithinTheDialogToo() {
        Call call = establish(KNOWS, "Session-Expires: 4");

        for (String method : new String[] {"UPDATE", "INVITE"}) {
            int cseq = method.equals("UPDATE") ? 2 : 3;
            String tag = call.ok().toTag();
            RawMessage refusal = phone.exchange(phone.request(method, cseq, tag, "", KNOWS, "Session-Expires: 1"));
            assertThat(refusal.status()).isEqualTo(422);
            assertThat(refusal.header("Min-SE")).isEqualTo("2");
        }
        phone.send(phone.request("ACK", 3, call.ok().toTag(), ""));
        bye(call, 4);
    }

    @Test
    void asksACallerThatKnowsTimersForOurs() {
        Call call = establish(KNOWS, "Min-SE: 3");

        assertThat(call.ok().header("Session-Expires")).isEqualTo("3;refresher=uas");
        bye(call, 2);
    }

    @Test
    void leavesThoseAloneWhoKnowNoTimers() {
        Call call = establish();

        assertThat(call.ok().header("Session-Expires")).isEmpty();
        assertThat(call.ok().header("Require")).isEmpty();
        bye(call, 2);
    }

    @Test
    void refreshesForACallerThatCannotWhenAProxyAsks() {
        Call call = establish("Session-Expires: 2");

        assertThat(call.ok().header("Session-Expires")).isEqualTo("2;refresher=uas");
        assertThat(call.ok().header("Require")).isEmpty();
        RawMessage refresh = phone.receiveRequest("INVITE");
        phone.answer(refresh, "200 OK", "", RawPhone.SDP);
        phone.receiveRequest("ACK");
        assertThat(call.received().events().quietFor(Duration.ofMillis(20))).isTrue();
        bye(call, 2);
    }

    @Test
    void refreshesByUpdateAgainAndAgain() {
        Call call = establish(KNOWS, UPDATES, "Session-Expires: 2;refresher=uas");

        for (int i = 0; i < 2; i++) {
            RawMessage update = phone.receiveRequest("UPDATE");
            assertThat(update.header("Session-Expires")).isEqualTo("2;refresher=uac");
            assertThat(update.header("Min-SE")).isEqualTo("2");
            assertThat(update.text()).contains("Supported:").contains("Contact:");
            assertThat(update.body()).isEmpty();
            phone.answer(update, "200 OK", "", "", "Require: timer", "Session-Expires: 2;refresher=uac");
        }

        bye(call, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"405 Method Not Allowed", "501 Not Implemented"})
    void refreshesByReinviteWithTheSameDescriptionWhenUpdateIsRefused(String status) {
        Call call = establish(KNOWS, UPDATES, "Session-Expires: 2;refresher=uas");

        phone.answer(phone.receiveRequest("UPDATE"), status, "", "");
        RawMessage invite = phone.receiveRequest("INVITE");

        assertThat(invite.body()).isEqualTo(call.ok().body());
        assertThat(invite.header("Session-Expires")).isEqualTo("2;refresher=uac");
        phone.answer(invite, "200 OK", "", RawPhone.SDP, "Session-Expires: 2;refresher=uac");
        assertThat(phone.receiveRequest("ACK").header("CSeq")).isEqualTo("2 ACK");
        assertThat(call.received().events().quietFor(Duration.ofMillis(20))).isTrue();
        assertThat(phone.receiveRequest("INVITE").header("CSeq")).isEqualTo("3 INVITE");
        bye(call, 2);
    }

    @Test
    void refreshesByReinviteWhenThePeerDoesNotAllowUpdate() {
        Call call = establish(KNOWS, NO_UPDATES, "Session-Expires: 2;refresher=uas");

        RawMessage invite = phone.receiveRequest("INVITE");

        assertThat(invite.body()).isEqualTo(call.ok().body());
        phone.answer(invite, "491 Request Pending", "", "");
        phone.answer(phone.receiveRequestNumbered("2 INVITE"), "200 OK", "", RawPhone.SDP);
        assertThat(phone.receiveRequest("ACK").header("CSeq")).isEqualTo("2 ACK");
        bye(call, 2);
    }

    @Test
    void asksForMoreWhenARefreshIsRefusedForItsInterval() {
        Call call = establish(KNOWS, UPDATES, "Session-Expires: 2;refresher=uas");

        phone.answer(phone.receiveRequest("UPDATE"), "422 Session Interval Too Small", "", "", "Min-SE: 3");
        RawMessage again = phone.receiveRequest("UPDATE");

        assertThat(again.header("Session-Expires")).isEqualTo("3;refresher=uac");
        assertThat(again.header("Min-SE")).isEqualTo("3");
        phone.answer(again, "200 OK", "", "", "Session-Expires: 3;refresher=uac");
        bye(call, 2);
    }

    @Test
    void hangsUpWhenTheCallerDoesNotRefresh() {
        long before = System.nanoTime();
        Call call = establish(KNOWS, "Session-Expires: 3;refresher=uac");

        RawMessage bye = phone.receiveRequest("BYE");

        // Three seconds less a third of them.
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(1900), Duration.ofMillis(2800));
        phone.answer(bye, "200 OK", "", "");
        call.received().events().next(SipEvent.SessionExpired.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE", "INVITE"})
    void livesOnWhileTheCallerRefreshes(String method) {
        Call call = establish(KNOWS, "Session-Expires: 2;refresher=uac");
        String tag = call.ok().toTag();
        String body = method.equals("INVITE") ? RawPhone.SDP : "";
        for (int cseq = 2; cseq < 5; cseq++) {
            assertThat(phone.receive(Duration.ofMillis(700))).isEmpty();
            phone.send(phone.request(method, cseq, tag, body, SDP_TYPE, KNOWS, "Session-Expires: 2;refresher=uac"));
            if (method.equals("INVITE")) {
                call.received().events().next(SipEvent.Reinvited.class).change().accept(RawPhone.SDP);
            }
            RawMessage ok = phone.receiveFinal();
            assertThat(ok.status()).isEqualTo(200);
            assertThat(ok.header("Session-Expires")).isEqualTo("2;refresher=uac");
            if (method.equals("INVITE")) {
                phone.send(phone.request("ACK", cseq, tag, ""));
                call.received().events().next(SipEvent.Acked.class);
            }
        }
        bye(call, 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"481 Call Does Not Exist", "408 Request Timeout"})
    void hangsUpWhenThePeerHasForgottenTheDialog(String status) {
        Call call = establish(KNOWS, UPDATES, "Session-Expires: 2;refresher=uas");

        phone.answer(phone.receiveRequest("UPDATE"), status, "", "");

        phone.answer(phone.receiveRequest("BYE"), "200 OK", "", "");
        call.received().events().next(SipEvent.SessionExpired.class);
    }

    @Test
    void asksThoseItCalls() {
        Placed placed = place(phone);
        RawMessage invite = phone.receiveRequest("INVITE");

        assertThat(invite.header("Session-Expires")).isEqualTo("2");
        assertThat(invite.header("Min-SE")).isEqualTo("2");
        assertThat(String.join(",", invite.all("Supported"))).contains("timer").contains("100rel");
        phone.answer(invite, "486 Busy Here", "p", "");
        placed.events().next(SipEvent.Refused.class);
    }

    @Test
    void callsAgainWithTheIntervalThatIsWanted() {
        Placed placed = place(phone);
        phone.answer(phone.receiveRequest("INVITE"), "422 Session Interval Too Small", "p", "", "Min-SE: 30");
        phone.receiveRequest("ACK");

        RawMessage second = phone.receiveRequestNumbered("2 INVITE");

        assertThat(second.header("Session-Expires")).isEqualTo("30");
        assertThat(second.header("Min-SE")).isEqualTo("30");
        assertThat(second.header("Call-ID")).isEqualTo(placed.call().callId());
        phone.answer(second, "422 Session Interval Too Small", "p", "", "Min-SE: 30");
        assertThat(placed.events().next(SipEvent.Refused.class).status()).isEqualTo(422);
    }

    @Test
    void refreshesACallItPlaced() {
        Placed placed = placed("Require: timer", UPDATES, "Session-Expires: 2;refresher=uac");

        RawMessage update = phone.receiveRequest("UPDATE");

        assertThat(update.header("Session-Expires")).isEqualTo("2;refresher=uac");
        phone.answer(update, "200 OK", "", "", "Session-Expires: 2;refresher=uac");
        hangUp(placed);
    }

    @Test
    void leavesRefreshingToTheCalledWhenItWantsTo() {
        Placed placed = placed("Require: timer", UPDATES, "Session-Expires: 3;refresher=uas");

        RawMessage bye = phone.receive();

        assertThat(bye.isRequest("BYE")).isTrue();
        phone.answer(bye, "200 OK", "", "");
        placed.events().next(SipEvent.SessionExpired.class);
    }

    @Test
    void hasNoTimerWithACalledPartyThatKnowsNone() {
        Placed placed = placed(UPDATES);

        assertThat(phone.receive(Duration.ofMillis(2200))).isEmpty();
        hangUp(placed);
    }

    @Test
    void holdsAReinviteBackWhileItRefreshesByOne() {
        Placed placed = placed("Require: timer", NO_UPDATES, "Session-Expires: 2;refresher=uac");
        RawMessage refresh = phone.receiveRequest("INVITE");
        String other = RawPhone.SDP.replace("audio 4000", "audio 4002");

        placed.call().reinvite(other);
        phone.answer(refresh, "200 OK", "", RawPhone.SDP, "Session-Expires: 2;refresher=uac");
        RawMessage change = phone.receiveRequestNumbered("3 INVITE");

        assertThat(refresh.body()).isEqualTo(RawPhone.SDP);
        assertThat(change.body()).isEqualTo(other);
        phone.answer(change, "200 OK", "", RawPhone.SDP, "Session-Expires: 2;refresher=uac");
        placed.events().next(SipEvent.Answered.class);
        hangUp(placed);
    }
}

package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.DialogId;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.Referral;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.TransferOutcome;
import dev.callwright.sip.TransferRequest;
import dev.callwright.sip.testing.Polling;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Placed;
import dev.callwright.sip.testing.TestEndpoint.Received;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfers by REFER, in both directions, seen by a peer that speaks hand-written text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReferIT {

    private static final String SDP_TYPE = "Content-Type: application/sdp";
    private static final String SIPFRAG_TYPE = "Content-Type: message/sipfrag;version=2.0";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(60);

    /** What waits 360 of it is to end soon. */
    private TestEndpoint server = new TestEndpoint(Duration.ofMillis(10));

    private RawPhone phone = new RawPhone(server.port());
    private int cseq = 1;
    private String lastTold = "";

    @BeforeEach
    void freshPhone() {
        phone.close();
        phone = new RawPhone(server.port());
        cseq = 1;
        lastTold = "";
    }

    @AfterEach
    void leavesNoCallBehind() {
        try {
            Polling.until("no call left", PATIENCE, () -> server.stats().callsOpen() == 0);
            assertThat(server.stats().faults()).isZero();
        } catch (AssertionError e) {
            // The next test is not to suffer for this one.
            server.close();
            server = new TestEndpoint(Duration.ofMillis(10));
            throw e;
        }
    }

    @AfterAll
    void close() {
        phone.close();
        server.close();
    }

    /** A call that is set up. */
    private record Call(Received received, String tag) {}

    private Call establish() {
        phone.send(phone.request("INVITE", cseq, "", RawPhone.SDP, SDP_TYPE));
        Received received = server.nextCall();
        received.call().answer(RawPhone.SDP);
        RawMessage ok = phone.receiveFinal();
        phone.send(phone.request("ACK", cseq, ok.toTag(), ""));
        received.events().next(SipEvent.Acked.class);
        return new Call(received, ok.toTag());
    }

    private RawMessage ask(Call call, String method, String body, String... headers) {
        return phone.exchange(phone.request(method, ++cseq, call.tag(), body, headers));
    }

    private RawMessage tell(Call call, String state, String body) {
        return ask(call, "NOTIFY", body, "Event: refer", "Subscription-State: " + state, SIPFRAG_TYPE);
    }

    private void bye(Call call) {
        assertThat(ask(call, "BYE", "").status()).isEqualTo(200);
        call.received().events().next(SipEvent.Bye.class);
    }

    /** Our REFER as it reached the phone, which has accepted it. */
    private RawMessage refer(Call call) {
        call.received().call().refer(new Referral("sip:bob@example.org"));
        RawMessage refer = phone.receiveRequest("REFER");
        phone.answer(refer, "202 Accepted", "", "");
        return refer;
    }

    private TransferOutcome outcome(Call call) {
        return call.received().events().next(SipEvent.TransferEnded.class).outcome();
    }

    @Test
    void asksThePeerToCallSomebodyElseAndHearsHowItGoes() {
        Call call = establish();
        RawMessage refer = refer(call);
        assertThat(refer.header("Refer-To")).isEqualTo("<sip:bob@example.org>");
        assertThat(refer.header("Referred-By")).isEqualTo("<sip:agent@127.0.0.1>");
        assertThat(refer.header("Contact")).isNotEmpty();

        assertThat(tell(call, "active;expires=60", "SIP/2.0 100 Trying\r\n").status())
                .isEqualTo(200);
        assertThat(tell(call, "active;expires=60", "SIP/2.0 180 Ringing\r\n").status())
                .isEqualTo(200);
        assertThat(tell(call, "active;expires=60", "SIP/2.0 180 Ringing\r\n").status())
                .isEqualTo(200);
        assertThat(tell(call, "terminated;reason=noresource", "SIP/2.0 200 OK\r\n")
                        .status())
                .isEqualTo(200);

        var events = call.received().events();
        assertThat(events.next(SipEvent.TransferProgress.class).status()).isEqualTo(100);
        assertThat(events.next(SipEvent.TransferProgress.class).status()).isEqualTo(180);
        assertThat(outcome(call)).isEqualTo(TransferOutcome.ANSWERED);
        assertThat(tell(call, "terminated", "SIP/2.0 200 OK\r\n").status()).isEqualTo(481);
        bye(call);
    }

    @ParameterizedTest
    @CsvSource({
        "486 Busy Here,BUSY",
        "603 Decline,DECLINED",
        "480 Gone,NO_ANSWER",
        "404 Not Found,NOT_FOUND",
        "500 Oops,FAILED"
    })
    void tellsHowTheNewCallFailed(String status, TransferOutcome expected) {
        Call call = establish();
        var _ = refer(call);

        assertThat(tell(call, "terminated;reason=noresource", "SIP/2.0 " + status + "\r\n")
                        .status())
                .isEqualTo(200);

        assertThat(outcome(call)).isEqualTo(expected);
        bye(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"405 Method Not Allowed", "501 Not Implemented", "603 Decline", "486 Busy Here"})
    void tellsThatThePeerDoesNotTransfer(String status) {
        Call call = establish();
        call.received().call().refer(new Referral("sip:bob@example.org"));

        phone.answer(phone.receiveRequest("REFER"), status, "", "");

        assertThat(outcome(call)).isEqualTo(TransferOutcome.REFUSED);
        assertThat(tell(call, "active", "SIP/2.0 100 Trying\r\n").status()).isEqualTo(481);
        bye(call);
    }

    @Test
    void namesTheDialogToReplaceAsTheThirdPartyKnowsIt() {
        Call call = establish();

        call.received()
                .call()
                .refer(new Referral("sip:bob@example.org", Optional.of(new DialogId("a@b", "ours", "theirs"))));

        RawMessage refer = phone.receiveRequest("REFER");
        assertThat(refer.header("Refer-To"))
                .isEqualTo("<sip:bob@example.org?Replaces=a%40b%3Bto-tag%3Dtheirs%3Bfrom-tag%3Dours>");
        phone.answer(refer, "202 Accepted", "", "");
        bye(call, TransferOutcome.LEFT);
    }

    /** The peer hangs up while we wait for news of the transfer. */
    private void bye(Call call, TransferOutcome expected) {
        assertThat(ask(call, "BYE", "").status()).isEqualTo(200);
        assertThat(outcome(call)).isEqualTo(expected);
        call.received().events().next(SipEvent.Bye.class);
    }

    @Test
    void takesTheNotifyThatOvertakesTheAnswer() {
        Call call = establish();
        call.received().call().refer(new Referral("sip:bob@example.org"));
        RawMessage refer = phone.receiveRequest("REFER");

        assertThat(tell(call, "active", "SIP/2.0 100 Trying\r\n").status()).isEqualTo(200);
        phone.answer(refer, "200 OK", "", "");

        assertThat(call.received()
                        .events()
                        .next(SipEvent.TransferProgress.class)
                        .status())
                .isEqualTo(100);
        bye(call, TransferOutcome.LEFT);
    }

    @Test
    void knowsNothingWhenTheSubscriptionEndsWithoutAFinalStatus() {
        Call call = establish();
        var _ = refer(call);

        assertThat(tell(call, "terminated;reason=timeout", "SIP/2.0 100 Trying\r\n")
                        .status())
                .isEqualTo(200);

        assertThat(outcome(call)).isEqualTo(TransferOutcome.UNKNOWN);
        bye(call);
    }

    @Test
    void knowsNothingWhenThePeerNeverReports() {
        Call call = establish();
        var _ = refer(call);

        assertThat(outcome(call)).isEqualTo(TransferOutcome.UNKNOWN);
        bye(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Nothing: 1", "Refer-Sub: false"})
    void takesAPeerThatAcceptsAndHangsUpAtItsDeed(String header) {
        Call call = establish();
        call.received().call().refer(new Referral("sip:bob@example.org"));
        phone.answer(phone.receiveRequest("REFER"), "202 Accepted", "", "", header);

        bye(call, TransferOutcome.LEFT);
    }

    @Test
    void knowsNothingOfAPeerThatHangsUpBeforeItAccepts() {
        Call call = establish();
        call.received().call().refer(new Referral("sip:bob@example.org"));
        RawMessage refer = phone.receiveRequest("REFER");

        bye(call, TransferOutcome.UNKNOWN);
        phone.answer(refer, "202 Accepted", "", "");
    }

    @Test
    void aTransferThatFailedIsNotMadeGoodByABye() {
        Call call = establish();
        var _ = refer(call);
        assertThat(tell(call, "terminated", "SIP/2.0 486 Busy Here\r\n").status())
                .isEqualTo(200);
        assertThat(outcome(call)).isEqualTo(TransferOutcome.BUSY);

        bye(call);
    }

    @Test
    void doesNotWaitForAPeerThatWillNotReport() {
        Call call = establish();
        call.received().call().refer(new Referral("sip:bob@example.org"));

        phone.answer(phone.receiveRequest("REFER"), "202 Accepted", "", "", "Refer-Sub: false");

        assertThat(outcome(call)).isEqualTo(TransferOutcome.UNKNOWN);
        bye(call);
    }

    @Test
    void answersAHoldWhileTheTransferIsPending() {
        Call call = establish();
        var _ = refer(call);

        phone.send(phone.request("INVITE", ++cseq, call.tag(), RawPhone.SDP + "a=sendonly\r\n", SDP_TYPE));
        call.received().events().next(SipEvent.Reinvited.class).change().accept(RawPhone.SDP);
        assertThat(phone.receiveAnswer(cseq + " INVITE").status()).isEqualTo(200);
        phone.send(phone.request("ACK", cseq, call.tag(), ""));
        call.received().events().next(SipEvent.Acked.class);

        assertThat(tell(call, "terminated", "SIP/2.0 200 OK\r\n").status()).isEqualTo(200);
        assertThat(outcome(call)).isEqualTo(TransferOutcome.ANSWERED);
        bye(call);
    }

    @Test
    void doesNotAskForAnAddressThatIsNone() {
        Call call = establish();

        call.received().call().refer(new Referral("sip:a@b>\r\nX-Injected: 1"));

        assertThat(outcome(call)).isEqualTo(TransferOutcome.FAILED);
        bye(call);
    }

    @Test
    void cannotTransferBeforeItIsAnswered() {
        Placed placed = server.call(new OutgoingRequest("sip:raw@127.0.0.1:" + phone.port(), "agent", RawPhone.SDP));
        RawMessage invite = phone.receiveRequest("INVITE");

        placed.call().refer(new Referral("sip:bob@example.org"));

        assertThat(placed.events().next(SipEvent.TransferEnded.class).outcome()).isEqualTo(TransferOutcome.UNKNOWN);
        phone.answer(invite, "486 Busy Here", "p", "");
        placed.events().next(SipEvent.Refused.class);
    }

    @Test
    void transfersACallItPlaced() {
        Placed placed = server.call(new OutgoingRequest("sip:raw@127.0.0.1:" + phone.port(), "agent", RawPhone.SDP));
        phone.answer(phone.receiveRequest("INVITE"), "200 OK", "p", RawPhone.SDP);
        placed.events().next(SipEvent.Answered.class);

        placed.call().refer(new Referral("sip:bob@example.org"));

        phone.answer(phone.receiveRequest("REFER"), "405 Method Not Allowed", "", "");
        assertThat(placed.events().next(SipEvent.TransferEnded.class).outcome()).isEqualTo(TransferOutcome.REFUSED);
        placed.call().hangUp();
        phone.answer(phone.receiveRequest("BYE"), "200 OK", "", "");
    }

    private TransferRequest asked(Call call, String... headers) {
        phone.send(phone.request("REFER", ++cseq, call.tag(), "", headers));
        return call.received().events().next(SipEvent.TransferRequested.class).request();
    }

    /** The next NOTIFY, answered. */
    private RawMessage told() {
        RawMessage notify = phone.receiveRequest("NOTIFY");
        phone.answer(notify, "200 OK", "", "");
        // On a busy machine the first may come again before our answer arrives.
        while (notify.header("CSeq").equals(lastTold)) {
            notify = phone.receiveRequest("NOTIFY");
            phone.answer(notify, "200 OK", "", "");
        }
        lastTold = notify.header("CSeq");
        return notify;
    }

    @Test
    void letsTheApplicationTransferAndTellsThePeer() {
        Call call = establish();
        TransferRequest request = asked(call, "Refer-To: <sip:bob@h?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2>");
        assertThat(request.targetUri()).isEqualTo("sip:bob@h");
        assertThat(request.replaces()).contains("a@b;to-tag=1;from-tag=2");

        request.accept();
        request.refuse(603);
        assertThat(phone.receiveAnswer(cseq + " REFER").status()).isEqualTo(202);
        RawMessage trying = told();
        request.report(180, "Ringing");
        RawMessage ringing = told();
        request.report(200, "OK");
        RawMessage last = told();
        request.report(486, "Busy Here");

        assertThat(trying.header("Event")).isEqualTo("refer");
        assertThat(trying.header("Subscription-State")).startsWith("active");
        assertThat(trying.header("Content-Type")).isEqualTo("message/sipfrag;version=2.0");
        assertThat(trying.body()).isEqualTo("SIP/2.0 100 Trying\r\n");
        assertThat(ringing.body()).startsWith("SIP/2.0 180 ");
        assertThat(last.body()).startsWith("SIP/2.0 200 ");
        assertThat(last.header("Subscription-State")).isEqualTo("terminated;reason=noresource");
        assertThat(phone.receive(SHORT)).isEmpty();
        bye(call);
    }

    @Test
    void refusesASecondTransferWhileOneIsOpenAndNumbersALaterOne() {
        Call call = establish();
        TransferRequest first = asked(call, "Refer-To: <sip:bob@h>");
        int firstNumber = cseq;

        assertThat(ask(call, "REFER", "", "Refer-To: <sip:bob@h>").status()).isEqualTo(491);
        first.refuse(603);
        assertThat(phone.receiveAnswer(firstNumber + " REFER").status()).isEqualTo(603);

        TransferRequest later = asked(call, "Refer-To: <sip:carol@h>");
        later.accept();
        assertThat(told().header("Event")).isEqualTo("refer;id=" + cseq);
        later.report(404, "Not Found");
        assertThat(told().body()).startsWith("SIP/2.0 404 ");
        bye(call);
    }

    @Test
    void tellsNothingToWhomDoesNotWantToBeTold() {
        Call call = establish();
        TransferRequest request = asked(call, "Refer-To: <sip:bob@h>", "Refer-Sub: false");

        request.accept();
        request.report(200, "OK");

        RawMessage accepted = phone.receiveAnswer(cseq + " REFER");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Refer-Sub")).isEqualTo("false");
        assertThat(phone.receive(SHORT)).isEmpty();
        bye(call);
    }

    @Test
    void declinesForAnApplicationThatSaysNothing() {
        Call call = establish();
        var _ = asked(call, "Refer-To: <sip:bob@h>");

        assertThat(phone.receiveAnswer(cseq + " REFER").status()).isEqualTo(603);

        bye(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Nothing: 1", "Refer-To: <tel:+4930>", "Refer-To: <sip:a@h>, <sip:b@h>", "Refer-To: <<"})
    void refusesABadReferTo(String header) {
        Call call = establish();

        assertThat(ask(call, "REFER", "", header).status()).isEqualTo(400);

        bye(call);
    }

    @Test
    void endsATransferWithItsDialog() {
        Call call = establish();
        var _ = asked(call, "Refer-To: <sip:bob@h>");
        int refer = cseq;

        phone.send(phone.request("BYE", ++cseq, call.tag(), ""));

        assertThat(phone.receiveAnswer(cseq + " BYE").status()).isEqualTo(200);
        assertThat(phone.receiveAnswer(refer + " REFER").status()).isEqualTo(487);
        call.received().events().next(SipEvent.Bye.class);
    }

    @Test
    void refusesANotifyOfSomethingElse() {
        Call call = establish();
        var _ = refer(call);

        RawMessage event = ask(call, "NOTIFY", "", "Event: keep-alive", "Subscription-State: active");
        RawMessage id = ask(call, "NOTIFY", "", "Event: refer;id=99", "Subscription-State: active");
        RawMessage incomplete = ask(call, "NOTIFY", "", "Event: refer");

        assertThat(event.status()).isEqualTo(489);
        assertThat(event.header("Allow-Events")).isEqualTo("refer");
        assertThat(id.status()).isEqualTo(481);
        assertThat(incomplete.status()).isEqualTo(400);
        bye(call, TransferOutcome.LEFT);
    }

    @ParameterizedTest
    @CsvSource({"SUBSCRIBE,489", "NOTIFY,481", "REFER,403", "MESSAGE,405", "PUBLISH,405"})
    void refusesPolitelyWhatIsAskedOutsideACall(String method, int status) {
        RawMessage refusal = phone.exchange(phone.request(
                method, 1, "", "", "Event: presence", "Subscription-State: active", "Refer-To: <sip:bob@h>"));

        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.header("Allow").isEmpty()).isEqualTo(status != 405);
    }
}

package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.Rejection;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Reliable provisional responses (RFC 3262) as a peer sees them that speaks in hand-written text. */
final class PrackIT {

    private static final String SDP_TYPE = "Content-Type: application/sdp";
    private static final String REQUIRES = "Require: 100rel";
    private static final String KNOWS = "Supported: 100rel";

    /** Longer than T1 doubled, and thereby than it takes to repeat a response. */
    private static final Duration SILENCE = TestEndpoint.T1.multipliedBy(6);

    @RegisterExtension
    static final RawPeers PEERS = new RawPeers(new TestEndpoint());

    private final TestEndpoint server = PEERS.server();
    private final RawPhone phone = PEERS.phone();

    private Received call(String... headers) {
        String[] all = new String[headers.length + 1];
        all[0] = SDP_TYPE;
        System.arraycopy(headers, 0, all, 1, headers.length);
        phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, all));
        Received received = server.nextCall();
        assertThat(phone.receive().status()).isEqualTo(100);
        return received;
    }

    /** The next response other than the one given, which may be repeated meanwhile. */
    private RawMessage after(RawMessage repeated) {
        RawMessage message = phone.receive();
        while (message.text().equals(repeated.text())) {
            message = phone.receive();
        }
        return message;
    }

    private String prack(int cseq, RawMessage provisional) {
        return phone.request(
                "PRACK", cseq, provisional.toTag(), "", "RAck: " + provisional.header("RSeq") + " 1 INVITE");
    }

    private void acknowledgeAndHangUp(RawMessage ok, Received received, int cseq) {
        assertThat(ok.status()).isEqualTo(200);
        phone.send(phone.request("ACK", 1, ok.toTag(), ""));
        received.events().next(SipEvent.Acked.class);
        assertThat(phone.exchange(phone.request("BYE", cseq, ok.toTag(), "")).status())
                .isEqualTo(200);
        received.events().next(SipEvent.Bye.class);
    }

    @Test
    void ringsReliablyWhenTheCallerRequiresIt() {
        Received received = call(REQUIRES);
        received.call().ring();

        RawMessage ringing = phone.receive();
        RawMessage again = phone.receive();

        assertThat(ringing.status()).isEqualTo(180);
        assertThat(ringing.header("Require")).isEqualTo("100rel");
        assertThat(Long.parseLong(ringing.header("RSeq"))).isPositive();
        assertThat(again.text()).isEqualTo(ringing.text());
        assertThat(phone.exchange(prack(2, ringing)).status()).isEqualTo(200);
        assertThat(phone.receive(SILENCE)).isEmpty();
        received.call().answer(RawPhone.SDP);
        acknowledgeAndHangUp(phone.receive(), received, 3);
    }

    @Test
    void ringsPlainlyWhenTheCallerOnlyKnowsHow() {
        Received received = call(KNOWS);
        received.call().ring();

        RawMessage ringing = phone.receive();

        assertThat(ringing.header("RSeq")).isEmpty();
        assertThat(ringing.header("Require")).isEmpty();
        assertThat(phone.receive(SILENCE)).isEmpty();
        received.call().reject(new Rejection(486, ""));
        assertThat(phone.receiveFinal().status()).isEqualTo(486);
    }

    @ParameterizedTest
    @ValueSource(strings = {REQUIRES, KNOWS})
    void keepsTheAnswerUntilTheDescriptionIsAcknowledged(String header) {
        Received received = call(header);
        received.call().progress(RawPhone.SDP);
        RawMessage progress = phone.receive();
        assertThat(progress.status()).isEqualTo(183);
        assertThat(progress.header("Require")).isEqualTo("100rel");
        assertThat(progress.body()).isEqualTo(RawPhone.SDP);

        received.call().answer(RawPhone.SDP);

        assertThat(phone.receive().text()).isEqualTo(progress.text());
        assertThat(phone.exchange(prack(2, progress)).status()).isEqualTo(200);
        RawMessage ok = after(progress);
        assertThat(ok.header("CSeq")).isEqualTo("1 INVITE");
        acknowledgeAndHangUp(ok, received, 3);
    }

    @Test
    void keepsOneOutstandingAndCountsUp() {
        Received received = call(REQUIRES);
        received.call().ring();
        received.call().progress(RawPhone.SDP);
        RawMessage ringing = phone.receive();
        assertThat(phone.receive().text()).isEqualTo(ringing.text());

        assertThat(phone.exchange(prack(2, ringing)).status()).isEqualTo(200);
        RawMessage progress = after(ringing);

        assertThat(progress.status()).isEqualTo(183);
        assertThat(Long.parseLong(progress.header("RSeq"))).isEqualTo(Long.parseLong(ringing.header("RSeq")) + 1);
        assertThat(phone.exchange(prack(3, progress)).status()).isEqualTo(200);
        received.call().answer(RawPhone.SDP);
        acknowledgeAndHangUp(phone.receiveAnswer("1 INVITE"), received, 4);
    }

    @Test
    void answersWithoutWaitingWhenNothingWasDescribed() {
        Received received = call(REQUIRES);
        received.call().ring();
        RawMessage ringing = phone.receive();

        received.call().answer(RawPhone.SDP);
        RawMessage ok = phone.receiveFinal();

        assertThat(phone.exchange(prack(2, ringing)).status()).isEqualTo(200);
        acknowledgeAndHangUp(ok, received, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAck: 1 1 INVITE", "RAck: nonsense", "RAck: 1", "X-None: 1"})
    void refusesAnAcknowledgementOfSomethingElse(String rack) {
        Received received = call(REQUIRES);
        received.call().progress(RawPhone.SDP);
        RawMessage progress = phone.receive();

        RawMessage refusal = phone.exchange(phone.request("PRACK", 2, progress.toTag(), "", rack));

        assertThat(refusal.status()).isIn(400, 481);
        assertThat(phone.exchange(prack(3, progress)).status()).isEqualTo(200);
        assertThat(phone.exchange(prack(4, progress)).status()).isEqualTo(481);
        received.call().hangUp();
        assertThat(phone.receiveAnswer("1 INVITE").status()).isEqualTo(480);
    }

    @Test
    void refusesTheCallWhenNothingIsEverAcknowledged() {
        Received received = call(REQUIRES);
        received.call().ring();

        RawMessage message = phone.receive();
        int repeated = 0;
        while (message.status() == 180) {
            repeated++;
            message = phone.receive();
        }

        // At 0, 1, 3, 7, 15 and 31 times T1; given up at 64 (the last pause is what is left).
        assertThat(repeated).isBetween(6, 8);
        assertThat(message.status()).isEqualTo(504);
        received.events().next(SipEvent.Failed.class);
    }

    @Test
    void stopsRepeatingWhenTheCallerGivesUp() {
        String branch = RawPhone.branch();
        phone.send(phone.requestIn(branch, "INVITE", 1, "", RawPhone.SDP, SDP_TYPE, REQUIRES));
        Received received = server.nextCall();
        received.call().progress(RawPhone.SDP);
        received.call().answer(RawPhone.SDP);
        assertThat(phone.receive().status()).isEqualTo(100);
        assertThat(phone.receive().status()).isEqualTo(183);

        phone.send(phone.requestIn(branch, "CANCEL", 1, "", ""));

        RawMessage refusal = phone.receiveAnswer("1 INVITE");
        assertThat(refusal.status()).isEqualTo(487);
        phone.send(phone.requestIn(branch, "ACK", 1, refusal.toTag(), ""));
        received.events().next(SipEvent.Cancelled.class);
        assertThat(received.events().quietFor(SILENCE)).isTrue();
    }

    @Test
    void doesNotRingReliablyForACallerWithoutAnOffer() {
        phone.send(phone.request("INVITE", 1, "", "", REQUIRES));
        Received received = server.nextCall();
        received.call().ring();
        received.call().answer(RawPhone.SDP);

        assertThat(phone.receive().status()).isEqualTo(100);
        RawMessage ok = phone.receive();

        acknowledgeAndHangUp(ok, received, 2);
    }

    private Placed place() {
        return server.call(new OutgoingRequest("sip:raw@127.0.0.1:" + phone.port(), "agent", RawPhone.SDP));
    }

    private static String[] reliable(int sequence) {
        return new String[] {REQUIRES, "RSeq: " + sequence};
    }

    private void hangUp(Placed placed) {
        placed.call().hangUp();
        phone.answer(phone.receiveRequest("BYE"), "200 OK", "", "");
    }

    @Test
    void acknowledgesWhatItIsToldReliablyInOrderAndOnce() {
        Placed placed = place();
        RawMessage invite = phone.receiveRequest("INVITE");

        phone.answer(invite, "180 Ringing", "p", "", reliable(7));
        RawMessage first = phone.receiveRequest("PRACK");
        phone.answer(first, "200 OK", "", "");
        phone.answer(invite, "180 Ringing", "p", "", reliable(7));
        phone.answer(invite, "183 Session Progress", "p", RawPhone.SDP, reliable(9));
        phone.answer(invite, "183 Session Progress", "p", RawPhone.SDP, reliable(8));
        RawMessage second = phone.receiveRequest("PRACK");
        phone.answer(second, "200 OK", "", "");

        assertThat(first.header("RAck")).isEqualTo("7 1 INVITE");
        assertThat(first.header("CSeq")).isEqualTo("2 PRACK");
        assertThat(first.toTag()).isEqualTo("p");
        assertThat(second.header("RAck")).isEqualTo("8 1 INVITE");
        assertThat(second.header("CSeq")).isEqualTo("3 PRACK");
        placed.events().next(SipEvent.Ringing.class);
        placed.events().next(SipEvent.Ringing.class);
        assertThat(placed.events().next(SipEvent.EarlyMedia.class).sdp()).isEqualTo(RawPhone.SDP);
        phone.answer(invite, "200 OK", "p", RawPhone.SDP);
        phone.receiveRequest("ACK");
        placed.events().next(SipEvent.Answered.class);
        placed.call().hangUp();
        RawMessage bye = phone.receiveRequest("BYE");
        assertThat(bye.header("CSeq")).isEqualTo("4 BYE");
        phone.answer(bye, "200 OK", "", "");
    }

    @Test
    void takesTheEarlyDescriptionForTheAnswerWhenThe2xxHasNone() {
        Placed placed = place();
        RawMessage invite = phone.receiveRequest("INVITE");
        phone.answer(invite, "183 Session Progress", "p", RawPhone.SDP, reliable(1));
        phone.answer(phone.receiveRequest("PRACK"), "200 OK", "", "");

        phone.answer(invite, "200 OK", "p", "");

        placed.events().next(SipEvent.Ringing.class);
        placed.events().next(SipEvent.EarlyMedia.class);
        assertThat(placed.events().next(SipEvent.Answered.class).sdp()).isEqualTo(RawPhone.SDP);
        phone.receiveRequest("ACK");
        hangUp(placed);
    }

    @Test
    void reportsEarlyMediaOnceAndAlsoWhenUnreliable() {
        Placed placed = place();
        RawMessage invite = phone.receiveRequest("INVITE");

        phone.answer(invite, "183 Session Progress", "p", RawPhone.SDP);
        phone.answer(invite, "183 Session Progress", "p", RawPhone.SDP);

        placed.events().next(SipEvent.Ringing.class);
        placed.events().next(SipEvent.EarlyMedia.class);
        placed.events().next(SipEvent.Ringing.class);
        assertThat(placed.events().quietFor(SILENCE)).isTrue();
        phone.answer(invite, "486 Busy Here", "p", "");
        placed.events().next(SipEvent.Refused.class);
    }

    @Test
    void keepsTheBranchesOfAForkApart() {
        Placed placed = place();
        RawMessage invite = phone.receiveRequest("INVITE");

        phone.answer(invite, "180 Ringing", "one", "", reliable(5));
        RawMessage one = phone.receiveRequest("PRACK");
        phone.answer(one, "200 OK", "", "");
        phone.answer(invite, "183 Session Progress", "two", RawPhone.SDP, reliable(90));
        RawMessage two = phone.receiveRequest("PRACK");
        phone.answer(two, "200 OK", "", "");

        assertThat(one.toTag()).isEqualTo("one");
        assertThat(two.toTag()).isEqualTo("two");
        assertThat(two.header("RAck")).isEqualTo("90 1 INVITE");
        assertThat(two.header("CSeq")).isEqualTo("2 PRACK");
        phone.answer(invite, "200 OK", "two", "");
        phone.receiveRequest("ACK");
        assertThat(placed.events().skipTo(SipEvent.Answered.class).sdp()).isEqualTo(RawPhone.SDP);
        hangUp(placed);
    }

    @Test
    void answersAnUpdateBeforeTheAnswer() {
        Placed placed = place();
        RawMessage invite = phone.receiveRequest("INVITE");
        phone.answer(invite, "180 Ringing", "p", "", reliable(1));
        phone.answer(phone.receiveRequest("PRACK"), "200 OK", "", "");

        RawMessage refreshed = exchange(fromCalled(invite, "UPDATE", 1, ""));
        RawMessage glare = exchange(fromCalled(invite, "UPDATE", 2, RawPhone.SDP));

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(glare.status()).isEqualTo(491);
        phone.answer(invite, "486 Busy Here", "p", "");
        placed.events().skipTo(SipEvent.Refused.class);
    }

    private RawMessage exchange(String request) {
        phone.send(request);
        return phone.receiveAnswer(new RawMessage(request).header("CSeq"));
    }

    /** A request of the called party within the early dialog. */
    private String fromCalled(RawMessage invite, String method, int cseq, String body) {
        return phone.request(method, cseq, "", body, SDP_TYPE)
                .replaceFirst("From: .*\r\n", "From: <sip:raw@127.0.0.1>;tag=p\r\n")
                .replaceFirst("To: .*\r\n", "To: " + invite.header("From") + "\r\n")
                .replaceFirst("Call-ID: .*\r\n", "Call-ID: " + invite.header("Call-ID") + "\r\n");
    }
}

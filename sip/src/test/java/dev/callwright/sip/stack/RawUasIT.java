package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.Admission.Verdict;
import dev.callwright.sip.Registrations;
import dev.callwright.sip.SessionChange;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPeers;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Received;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller sees that speaks to our UAS in hand-written text. */
final class RawUasIT {

    private static final String SDP_TYPE = "Content-Type: application/sdp";
    private static final Duration LATE = Duration.ofMillis(450);
    private static final Duration SILENCE = Duration.ofMillis(150);

    @RegisterExtension
    static final RawPeers PEERS = new RawPeers(new TestEndpoint());

    private final TestEndpoint server = PEERS.server();
    private final RawPhone phone = PEERS.phone();

    @BeforeEach
    void admitsEverybody() {
        server.admission(request -> new Verdict.Admitted(TestEndpoint.TRUNK));
    }

    /** A call that is set up. */
    private record Call(Received received, String tag) {}

    private Call establish() {
        phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE));
        Received received = server.nextCall();
        received.call().answer(RawPhone.SDP);
        RawMessage ok = phone.receiveFinal();
        assertThat(ok.status()).isEqualTo(200);
        phone.send(phone.request("ACK", 1, ok.toTag(), ""));
        received.events().next(SipEvent.Acked.class);
        return new Call(received, ok.toTag());
    }

    private void bye(Call call, int cseq) {
        assertThat(answerTo(phone.request("BYE", cseq, call.tag(), "")).status())
                .isEqualTo(200);
        call.received().events().skipTo(SipEvent.Bye.class);
    }

    private RawMessage answerTo(String request) {
        return phone.exchange(request);
    }

    @Test
    void answersWithTagContactAllowAndServer() {
        phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE));
        assertThat(phone.receive().status()).isEqualTo(100);
        Received received = server.nextCall();
        received.call().ring();
        RawMessage ringing = phone.receive();
        received.call().answer("v=0\r\n");
        RawMessage ok = phone.receive();

        assertThat(ringing.status()).isEqualTo(180);
        assertThat(ringing.toTag()).isNotEmpty().isEqualTo(ok.toTag());
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.header("Contact")).isEqualTo("<sip:agent@127.0.0.1:" + server.port() + ";transport=udp>");
        assertThat(ok.all("Allow")).singleElement().asString().contains("INVITE", "CANCEL", "INFO", "REGISTER");
        assertThat(ok.text()).contains("\r\nSupported:").contains("\r\nServer: Callwright-test\r\n");
        assertThat(ok.header("Content-Type")).isEqualTo("application/sdp");
        assertThat(ok.body()).isEqualTo("v=0\r\n");

        phone.send(phone.request("ACK", 1, ok.toTag(), ""));
        bye(new Call(received, ok.toTag()), 2);
    }

    /** After 200 ms the stack says 100 by itself (RFC 3261 §17.2.1), whoever is still at the INVITE. */
    @Test
    void takesTheCallThoughItWasLateToLookAtIt() {
        server.admission(request -> {
            LockSupport.parkNanos(LATE.toNanos());
            return new Verdict.Admitted(TestEndpoint.TRUNK);
        });

        bye(establish(), 2);
    }

    @Test
    void makesTheOfferWhenTheInviteHasNone() {
        phone.send(phone.request("INVITE", 1, "", ""));
        Received received = server.nextCall();
        assertThat(received.call().invitation().offer()).isEmpty();
        received.call().answer(RawPhone.SDP);
        RawMessage ok = phone.receiveFinal();

        phone.send(phone.request("ACK", 1, ok.toTag(), "v=0 answer", SDP_TYPE));

        assertThat(received.events().next(SipEvent.Acked.class).sdp()).contains("v=0 answer");
        bye(new Call(received, ok.toTag()), 2);
    }

    @Test
    void repeatsTheAnswerThenGivesUpAndMayHangUp() {
        phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE));
        Received received = server.nextCall();
        received.call().answer(RawPhone.SDP);
        received.call().hangUp();

        RawMessage message = phone.receiveFinal();
        int answers = 0;
        while (message.status() == 200) {
            answers++;
            message = phone.receive();
        }

        received.events().next(SipEvent.AckTimedOut.class);
        assertThat(answers).isBetween(8, 13);
        assertThat(message.isRequest("BYE")).isTrue();
        phone.answer(message, "200 OK", "", "");
    }

    @Test
    void doesNotHangUpBeforeTheAck() {
        phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE));
        Received received = server.nextCall();
        received.call().answer(RawPhone.SDP);
        RawMessage ok = phone.receiveFinal();
        received.call().hangUp();
        assertThat(phone.receive().status()).isEqualTo(200);

        phone.send(phone.request("ACK", 1, ok.toTag(), ""));

        phone.answer(phone.receiveRequest("BYE"), "200 OK", "", "");
    }

    @Test
    void treatsAnEarlyByeAsACancel() {
        phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE));
        Received received = server.nextCall();
        received.call().ring();
        phone.receive();
        RawMessage ringing = phone.receive();

        phone.send(phone.request("BYE", 2, ringing.toTag(), ""));

        assertThat(List.of(phone.receive().status(), phone.receive().status())).containsExactlyInAnyOrder(200, 487);
        received.events().next(SipEvent.Cancelled.class);
    }

    @Test
    void absorbsARepeatedInviteAndRefusesAMergedOne() {
        String invite = phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE);
        phone.send(invite);
        Received received = server.nextCall();
        long before = server.stats().callsIn();
        assertThat(phone.receive().status()).isEqualTo(100);
        phone.send(invite);
        assertThat(phone.receive().status()).isEqualTo(100);

        assertThat(answerTo(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE))
                        .status())
                .isEqualTo(482);

        assertThat(server.stats().callsIn()).isEqualTo(before);
        received.call().hangUp();
        RawMessage refusal = phone.receiveFinal();
        while (refusal.status() == 482) {
            refusal = phone.receiveFinal();
        }
        assertThat(refusal.status()).isEqualTo(480);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MESSAGE", "PUBLISH", "FOO"})
    void refusesMethodsItDoesNotKnow(String method) {
        RawMessage outside = answerTo(phone.request(method, 1, "", ""));
        Call call = establish();
        RawMessage inside = answerTo(phone.request(method, 2, call.tag(), ""));

        assertThat(outside.status()).isEqualTo(405);
        assertThat(inside.status()).isEqualTo(405);
        assertThat(inside.text()).contains("Allow:");
        bye(call, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BYE", "INFO", "INVITE", "OPTIONS", "UPDATE", "PRACK"})
    void refusesRequestsOfADialogItDoesNotKnow(String method) {
        assertThat(answerTo(phone.request(method, 1, "nobody", "")).status()).isEqualTo(481);
    }

    @Test
    void refusesACancelOfNothing() {
        assertThat(answerTo(phone.request("CANCEL", 1, "", "")).status()).isEqualTo(481);
    }

    @Test
    void answersOptionsInAndOutOfADialog() {
        Call call = establish();
        for (String tag : List.of("", call.tag())) {
            RawMessage ok = answerTo(phone.request("OPTIONS", 2, tag, ""));

            assertThat(ok.status()).isEqualTo(200);
            assertThat(ok.header("Accept")).isEqualTo("application/sdp");
            assertThat(ok.text()).contains("Allow:");
        }
        bye(call, 3);
    }

    @Test
    void refusesWhatItWouldHaveToUnderstand() {
        RawMessage extension = answerTo(phone.request("INVITE", 1, "", "", "Require: 100rel, foo", "Require: bar"));
        RawMessage body = answerTo(phone.request("INVITE", 2, "", "hello", "Content-Type: text/plain"));
        RawMessage encoded = answerTo(phone.request("INVITE", 3, "", "hello", SDP_TYPE, "Content-Encoding: gzip"));
        RawMessage scheme = answerTo(phone.request("INVITE", 4, "", "").replaceFirst("INVITE sip:", "INVITE foo:"));

        assertThat(extension.status()).isEqualTo(420);
        assertThat(extension.text())
                .contains("foo")
                .contains("bar")
                .contains("Unsupported:")
                .doesNotContain("100rel");
        assertThat(body.status()).isEqualTo(415);
        assertThat(body.header("Accept")).isEqualTo("application/sdp");
        assertThat(encoded.status()).isEqualTo(415);
        assertThat(scheme.status()).isEqualTo(416);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Contact: *\r\n", "Contact: <tel:+4930>\r\n", "Contact: <sip:a@b>, <sip:c@d>\r\n"})
    void refusesAnInviteThatDoesNotSayWhereToReachTheCaller(String contact) {
        String invite = phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE);

        assertThat(answerTo(invite.replaceFirst("Contact: .*\r\n", contact)).status())
                .isEqualTo(400);
    }

    @Test
    void acceptsATelephoneNumberAsTarget() {
        String invite = phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE);
        phone.send(invite.replaceFirst("INVITE sip:[^ ]+", "INVITE tel:+49301234567"));

        Received received = server.nextCall();

        assertThat(received.call().invitation().dialled()).isEqualTo("+49301234567");
        received.call().hangUp();
        assertThat(phone.receiveFinal().status()).isEqualTo(480);
    }

    @ParameterizedTest
    @CsvSource({"application/dtmf-relay,'Signal= 5\r\nDuration=160\r\n',5", "application/dtmf,'#',#"})
    void readsDigitsFromInfo(String type, String body, char digit) {
        Call call = establish();

        assertThat(answerTo(phone.request("INFO", 2, call.tag(), body, "Content-Type: " + type))
                        .status())
                .isEqualTo(200);

        assertThat(call.received().events().next(SipEvent.DigitInfo.class).digit())
                .isEqualTo(digit);
        bye(call, 3);
    }

    @Test
    void refusesInfoItCannotRead() {
        Call call = establish();

        RawMessage other = answerTo(phone.request("INFO", 2, call.tag(), "x", "Content-Type: text/plain"));
        RawMessage garbage =
                answerTo(phone.request("INFO", 3, call.tag(), "Signal=x", "Content-Type: application/dtmf-relay"));
        RawMessage empty = answerTo(phone.request("INFO", 4, call.tag(), ""));

        assertThat(other.status()).isEqualTo(415);
        assertThat(other.text()).contains("application/dtmf-relay");
        assertThat(garbage.status()).isEqualTo(400);
        assertThat(empty.status()).isEqualTo(200);
        bye(call, 5);
    }

    @Test
    void refusesARequestThatIsOutOfOrder() {
        Call call = establish();
        assertThat(answerTo(phone.request("OPTIONS", 5, call.tag(), "")).status())
                .isEqualTo(200);

        assertThat(answerTo(phone.request("OPTIONS", 4, call.tag(), "")).status())
                .isEqualTo(500);

        bye(call, 6);
    }

    @Test
    void refusesASecondReinviteWhileOneWaits() {
        Call call = establish();
        phone.send(phone.request("INVITE", 2, call.tag(), RawPhone.SDP, SDP_TYPE));
        SessionChange change =
                call.received().events().next(SipEvent.Reinvited.class).change();

        RawMessage second = answerTo(phone.request("INVITE", 3, call.tag(), RawPhone.SDP, SDP_TYPE));
        phone.send(phone.request("ACK", 3, call.tag(), ""));
        change.accept(RawPhone.SDP);

        assertThat(second.status()).isEqualTo(500);
        assertThat(Integer.parseInt(second.header("Retry-After"))).isBetween(0, 10);
        RawMessage first = phone.receiveAnswer("2 INVITE");
        assertThat(first.status()).isEqualTo(200);
        phone.send(phone.request("ACK", 2, call.tag(), ""));
        call.received().events().next(SipEvent.Acked.class);
        bye(call, 4);
    }

    @Test
    void hangsUpWhenAReinviteIsNeverAcknowledged() {
        Call call = establish();
        phone.send(phone.request("INVITE", 2, call.tag(), ""));
        SessionChange change =
                call.received().events().next(SipEvent.Reinvited.class).change();
        assertThat(change.offer()).isEmpty();

        change.accept(RawPhone.SDP);

        phone.answer(phone.receiveRequest("BYE"), "200 OK", "", "");
        call.received().events().next(SipEvent.AckTimedOut.class);
    }

    @Test
    void hangsUpWithoutWaitingForTheAckOfAReinvite() {
        Call call = establish();
        phone.send(phone.request("INVITE", 2, call.tag(), RawPhone.SDP, SDP_TYPE));
        call.received().events().next(SipEvent.Reinvited.class).change().accept(RawPhone.SDP);
        assertThat(phone.receiveAnswer("2 INVITE").status()).isEqualTo(200);
        long missed = server.stats().acksMissed();

        call.received().call().hangUp();

        phone.answer(phone.receiveRequest("BYE"), "200 OK", "", "");
        assertThat(server.stats().acksMissed()).isEqualTo(missed);
    }

    @Test
    void answersAReinviteThatWaitsWhenItHangsUp() {
        Call call = establish();
        phone.send(phone.request("INVITE", 2, call.tag(), RawPhone.SDP, SDP_TYPE));
        call.received().events().next(SipEvent.Reinvited.class);

        call.received().call().hangUp();

        assertThat(phone.receiveAnswer("2 INVITE").status()).isEqualTo(487);
        phone.answer(phone.receiveRequest("BYE"), "200 OK", "", "");
    }

    @Test
    void endsAReinviteThatIsCancelledAndKeepsTheCall() {
        Call call = establish();
        String branch = RawPhone.branch();
        phone.send(phone.requestIn(branch, "INVITE", 2, call.tag(), RawPhone.SDP, SDP_TYPE));
        SessionChange change =
                call.received().events().next(SipEvent.Reinvited.class).change();

        phone.send(phone.requestIn(branch, "CANCEL", 2, call.tag(), ""));

        // The two may come in either order, and the answers to the first INVITE may still be repeated.
        int cancelled = 0;
        int terminated = 0;
        while (cancelled == 0 || terminated == 0) {
            RawMessage answer = phone.receiveFinal();
            cancelled = answer.header("CSeq").equals("2 CANCEL") ? answer.status() : cancelled;
            terminated = answer.header("CSeq").equals("2 INVITE") ? answer.status() : terminated;
        }
        assertThat(cancelled).isEqualTo(200);
        assertThat(terminated).isEqualTo(487);
        phone.send(phone.requestIn(branch, "ACK", 2, call.tag(), ""));
        change.accept(RawPhone.SDP);
        bye(call, 3);
    }

    @Test
    void challengesWithoutKeepingState() {
        server.admission(request -> new Verdict.Challenged(List.of(
                "Digest realm=\"callwright\", nonce=\"n1\", algorithm=SHA-256, qop=\"auth\"",
                "Digest realm=\"callwright\", nonce=\"n1\", algorithm=MD5, qop=\"auth\"")));
        int before = server.stats().serverTransactions();
        String invite = phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE);

        RawMessage first = answerTo(invite);
        RawMessage again = answerTo(invite);
        phone.send(phone.request("ACK", 1, first.toTag(), ""));

        assertThat(first.status()).isEqualTo(401);
        assertThat(first.all("WWW-Authenticate")).hasSize(2);
        assertThat(first.all("WWW-Authenticate").getFirst())
                .startsWith("Digest ")
                .contains("realm=\"callwright\"", "algorithm=SHA-256", "qop=\"auth\"");
        assertThat(again.toTag()).isNotEmpty().isEqualTo(first.toTag());
        assertThat(server.stats().serverTransactions()).isEqualTo(before);
        assertThat(answerTo(phone.request("OPTIONS", 2, "", "")).status()).isEqualTo(200);
    }

    @Test
    void passesTheCredentialsOnAsTheyWereWritten() {
        String credentials =
                "Digest username=\"alice\", realm=\"callwright\", nonce=\"n\", uri=\"sip:agent@127.0.0.1\","
                        + " response=\"0123\", algorithm=SHA-256, cnonce=\"c\", qop=auth, nc=00000001";
        List<String> seen = new CopyOnWriteArrayList<>();
        server.admission(request -> {
            seen.addAll(request.authorization());
            return new Verdict.Refused(403, "Forbidden");
        });

        RawMessage refusal = answerTo(phone.request("INVITE", 1, "", "", "Authorization: " + credentials));

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(seen)
                .singleElement()
                .satisfies(value -> assertThat(value.replace(", ", ",")).isEqualTo(credentials.replace(", ", ",")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "OPTIONS", "BYE", "FOO", "CANCEL"})
    void saysNothingToWhomeverIsIgnored(String method) {
        server.admission(request -> new Verdict.Ignored());
        int before = server.stats().serverTransactions();
        String request = phone.request(method, 1, "", "");

        phone.send(request);
        phone.send(request);

        assertThat(phone.receive(SILENCE)).isEmpty();
        assertThat(server.stats().serverTransactions()).isLessThanOrEqualTo(before);
    }

    @Test
    void sendsWithinTheDialogToWhereACallerBehindNatReallyIs() {
        String via = "SIP/2.0/UDP 10.9.8.7:5060;branch=" + RawPhone.branch() + ";rport";
        phone.send(phone.requestVia(via, "INVITE", 1, "", RawPhone.SDP, SDP_TYPE)
                .replaceFirst("Contact: .*", "Contact: <sip:raw@10.9.8.7:5060>"));
        Received received = server.nextCall();
        received.call().answer(RawPhone.SDP);
        RawMessage ok = phone.receiveFinal();
        assertThat(ok.header("Via")).contains("received=127.0.0.1").contains("rport=" + phone.port());
        phone.send(phone.request("ACK", 1, ok.toTag(), ""));
        received.events().next(SipEvent.Acked.class);

        received.call().hangUp();

        RawMessage bye = phone.receiveRequest("BYE");
        assertThat(bye.text()).startsWith("BYE sip:raw@10.9.8.7:5060 SIP/2.0");
        phone.answer(bye, "200 OK", "", "");
    }

    @Test
    void doesNotLetAViaAimTheAnswerAtSomebodyElse() {
        String via = "SIP/2.0/UDP 127.0.0.1:" + phone.port() + ";branch=" + RawPhone.branch()
                + ";maddr=127.0.0.9;received=127.0.0.8";

        assertThat(answerTo(phone.requestVia(via, "OPTIONS", 1, "", "")).status())
                .isEqualTo(200);
    }

    @Test
    void registersAndTellsTheBindings() {
        server.registrations(request -> new Registrations.Reply.Registered(
                List.of(new Registrations.Contact(request.contacts().getFirst().uri(), request.expires()))));

        RawMessage ok = answerTo(phone.request("REGISTER", 1, "", "", "Expires: 60"));

        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.header("Contact")).isEqualTo("<sip:raw@127.0.0.1:" + phone.port() + ">;expires=60");
        assertThat(ok.header("Date")).endsWith("GMT");
    }

    @Test
    void asksTheRegistrarOnceForARepeatedRegister() {
        AtomicInteger asked = new AtomicInteger();
        server.registrations(request -> {
            asked.incrementAndGet();
            assertThat(request.contacts()).containsExactly(new Registrations.Contact("*", -1));
            assertThat(request.expires()).isZero();
            assertThat(request.user()).isEqualTo("agent");
            return new Registrations.Reply.Registered(List.of());
        });
        String register =
                phone.request("REGISTER", 1, "", "", "Expires: 0").replaceFirst("Contact: .*\r\n", "Contact: *\r\n");

        RawMessage first = answerTo(register);
        RawMessage again = answerTo(register);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Contact")).isEmpty();
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(asked).hasValue(1);
    }

    @Test
    void passesOnWhatTheRegistrarRefuses() {
        server.registrations(request -> new Registrations.Reply.IntervalTooBrief(30));
        RawMessage brief = answerTo(phone.request("REGISTER", 1, "", "", "Expires: 1"));
        server.registrations(request -> new Registrations.Reply.Challenged(List.of("Digest realm=\"r\", nonce=\"n\"")));
        RawMessage challenge = answerTo(phone.request("REGISTER", 2, "", ""));
        server.registrations(request -> new Registrations.Reply.Refused(404, "Not Found"));
        RawMessage unknown = answerTo(phone.request("REGISTER", 3, "", ""));

        assertThat(brief.status()).isEqualTo(423);
        assertThat(brief.header("Min-Expires")).isEqualTo("30");
        assertThat(challenge.status()).isEqualTo(401);
        assertThat(challenge.header("WWW-Authenticate")).contains("nonce=\"n\"");
        assertThat(unknown.status()).isEqualTo(404);
    }
}

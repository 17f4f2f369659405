package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.SessionChange;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPeers;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Received;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** UPDATE (RFC 3311), and what happens when both sides want to change the session at once. */
final class UpdateIT {

    private static final String SDP_TYPE = "Content-Type: application/sdp";

    @RegisterExtension
    static final RawPeers PEERS = new RawPeers(new TestEndpoint());

    private final TestEndpoint server = PEERS.server();
    private final RawPhone phone = PEERS.phone();

    private record Call(Received received, String tag) {

        SessionChange change() {
            return received.events().next(SipEvent.Reinvited.class).change();
        }
    }

    private Call establish() {
        phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE));
        Received received = server.nextCall();
        received.call().answer(RawPhone.SDP);
        RawMessage ok = phone.receiveFinal();
        phone.send(phone.request("ACK", 1, ok.toTag(), ""));
        received.events().next(SipEvent.Acked.class);
        return new Call(received, ok.toTag());
    }

    private void bye(Call call, int cseq) {
        assertThat(phone.exchange(phone.request("BYE", cseq, call.tag(), "")).status())
                .isEqualTo(200);
        call.received().events().next(SipEvent.Bye.class);
    }

    private String update(Call call, int cseq, String body) {
        return phone.request("UPDATE", cseq, call.tag(), body, SDP_TYPE);
    }

    @Test
    void saysThatItTakesUpdateAndPrack() {
        RawMessage ok = phone.exchange(phone.request("OPTIONS", 1, "", ""));

        assertThat(String.join(",", ok.all("Allow"))).contains("UPDATE").contains("PRACK");
        assertThat(String.join(",", ok.all("Supported"))).contains("timer").contains("100rel");
    }

    @Test
    void followsAPeerThatMovedByUpdateWithoutAnOffer() {
        Call call = establish();

        RawMessage ok = phone.exchange(phone.request("UPDATE", 2, call.tag(), "")
                .replaceFirst("Contact: .*\r\n", "Contact: <sip:moved@127.0.0.1:" + phone.port() + ">\r\n"));

        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.header("Contact")).startsWith("<sip:agent@127.0.0.1");
        assertThat(ok.body()).isEmpty();
        call.received().call().hangUp();
        RawMessage bye = phone.receiveRequest("BYE");
        assertThat(bye.text()).startsWith("BYE sip:moved@127.0.0.1:");
        phone.answer(bye, "200 OK", "", "");
        assertThat(call.received().events().quietFor(Duration.ofMillis(20))).isTrue();
    }

    @Test
    void asksTheApplicationAboutAnOffer() {
        Call call = establish();

        phone.send(update(call, 2, RawPhone.SDP));
        SessionChange change = call.change();
        assertThat(change.offer()).contains(RawPhone.SDP);
        change.accept("v=0 answer");
        change.refuse(488);

        RawMessage ok = phone.receiveFinal();
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.body()).isEqualTo("v=0 answer");
        assertThat(ok.header("Contact")).isNotEmpty();
        bye(call, 3);
    }

    @Test
    void keepsTheSessionWhenTheApplicationRefuses() {
        Call call = establish();

        phone.send(update(call, 2, RawPhone.SDP));
        call.change().refuse(488);

        assertThat(phone.receiveFinal().status()).isEqualTo(488);
        bye(call, 3);
    }

    @Test
    void refusesAnUpdateTheApplicationIsSilentAbout() {
        Call call = establish();

        phone.send(update(call, 2, RawPhone.SDP));
        SessionChange change = call.change();

        assertThat(phone.receiveFinal().status()).isEqualTo(504);
        change.accept(RawPhone.SDP);
        bye(call, 3);
    }

    @Test
    void refusesWhatIsNoDescription() {
        Call call = establish();

        RawMessage refusal =
                phone.exchange(phone.request("UPDATE", 2, call.tag(), "hello", "Content-Type: text/plain"));

        assertThat(refusal.status()).isEqualTo(415);
        bye(call, 3);
    }

    @Test
    void hasThePeerWaitWhileAnEarlierChangeOfItsOwnIsOpen() {
        Call call = establish();
        phone.send(phone.request("INVITE", 2, call.tag(), RawPhone.SDP, SDP_TYPE));
        SessionChange first = call.change();

        RawMessage second = phone.exchange(update(call, 3, RawPhone.SDP));

        assertThat(second.status()).isEqualTo(500);
        assertThat(Integer.parseInt(second.header("Retry-After"))).isBetween(0, 10);
        first.accept(RawPhone.SDP);
        assertThat(phone.receiveAnswer("2 INVITE").status()).isEqualTo(200);
        phone.send(phone.request("ACK", 2, call.tag(), ""));
        call.received().events().next(SipEvent.Acked.class);
        bye(call, 4);
    }

    @Test
    void hasAReinviteWaitWhileAnUpdateIsOpen() {
        Call call = establish();
        phone.send(update(call, 2, RawPhone.SDP));
        SessionChange first = call.change();

        RawMessage second = phone.exchange(phone.request("INVITE", 3, call.tag(), RawPhone.SDP, SDP_TYPE));
        phone.send(phone.request("ACK", 3, call.tag(), ""));

        assertThat(second.status()).isEqualTo(500);
        first.accept(RawPhone.SDP);
        assertThat(phone.receiveAnswer("2 UPDATE").status()).isEqualTo(200);
        bye(call, 4);
    }

    @Test
    void refusesBothKindsOfOfferWhileItsOwnIsOpen() {
        Call call = establish();
        call.received().call().reinvite(RawPhone.SDP);
        RawMessage ours = phone.receiveRequest("INVITE");

        RawMessage update = phone.exchange(update(call, 2, RawPhone.SDP));
        RawMessage invite = phone.exchange(phone.request("INVITE", 3, call.tag(), RawPhone.SDP, SDP_TYPE));
        phone.send(phone.request("ACK", 3, call.tag(), ""));
        RawMessage refresh = phone.exchange(update(call, 4, ""));

        assertThat(update.status()).isEqualTo(491);
        assertThat(invite.status()).isEqualTo(491);
        assertThat(refresh.status()).isEqualTo(200);
        phone.answer(ours, "200 OK", "", RawPhone.SDP);
        call.received().events().next(SipEvent.Answered.class);
        bye(call, 5);
    }

    @Test
    void refusesAnOfferWhileItsOwnInA2xxIsNotAnswered() {
        Call call = establish();
        phone.send(phone.request("INVITE", 2, call.tag(), ""));
        call.change().accept(RawPhone.SDP);
        assertThat(phone.receiveAnswer("2 INVITE").status()).isEqualTo(200);

        RawMessage glare = phone.exchange(update(call, 3, RawPhone.SDP));
        phone.send(phone.request("ACK", 2, call.tag(), "v=0 answer", SDP_TYPE));

        assertThat(glare.status()).isEqualTo(491);
        assertThat(call.received().events().next(SipEvent.Acked.class).sdp()).contains("v=0 answer");
        bye(call, 4);
    }

    @Test
    void holdsItsOwnReinviteBackWhileAnUpdateIsOpen() {
        Call call = establish();
        phone.send(update(call, 2, RawPhone.SDP));
        SessionChange theirs = call.change();

        call.received().call().reinvite(RawPhone.SDP);
        theirs.accept(RawPhone.SDP);

        assertThat(phone.receive().status()).isEqualTo(200);
        phone.answer(phone.receiveRequest("INVITE"), "200 OK", "", RawPhone.SDP);
        call.received().events().next(SipEvent.Answered.class);
        bye(call, 3);
    }

    @Test
    void answersAnUpdateInAnEarlyDialog() {
        phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE, "Supported: 100rel"));
        Received received = server.nextCall();
        received.call().progress(RawPhone.SDP);
        assertThat(phone.receive().status()).isEqualTo(100);
        RawMessage progress = phone.receive();
        Call call = new Call(received, progress.toTag());

        RawMessage refresh = phone.exchange(update(call, 2, ""));
        RawMessage tooEarly = phone.exchange(update(call, 3, RawPhone.SDP));
        String rack = "RAck: " + progress.header("RSeq") + " 1 INVITE";
        assertThat(phone.exchange(phone.request("PRACK", 4, call.tag(), "", rack))
                        .status())
                .isEqualTo(200);
        phone.send(update(call, 5, RawPhone.SDP));
        call.change().accept(RawPhone.SDP);

        assertThat(refresh.status()).isEqualTo(200);
        assertThat(tooEarly.status()).isEqualTo(500);
        assertThat(tooEarly.header("Retry-After")).isNotEmpty();
        assertThat(phone.receiveAnswer("5 UPDATE").status()).isEqualTo(200);
        received.call().hangUp();
        assertThat(phone.receiveAnswer("1 INVITE").status()).isEqualTo(480);
    }
}

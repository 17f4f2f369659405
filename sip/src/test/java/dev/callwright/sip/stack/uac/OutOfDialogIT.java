package dev.callwright.sip.stack.uac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.Admission.Verdict;
import dev.callwright.sip.Credentials;
import dev.callwright.sip.PlainRequest;
import dev.callwright.sip.SipHeader;
import dev.callwright.sip.Target;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests of ours outside any dialog, and challenges within one, against hand-written text. */
final class OutOfDialogIT {

    private static final String CHALLENGE = "WWW-Authenticate: Digest realm=\"r\", nonce=\"%s\", qop=\"auth\"";
    private static final Credentials MUFASA = new Credentials("Mufasa", "Circle of Life");

    private final TestEndpoint us = new TestEndpoint();
    private final RawPhone peer = new RawPhone(us.port());

    @AfterEach
    void close() {
        us.close();
        peer.close();
    }

    @Test
    void registersWithAPasswordAndNextTimeWithoutBeingAsked() {
        CompletableFuture<PlainRequest.Reply> first = send(1, List.of(hop(peer)));
        RawMessage asked = peer.receiveRequest("REGISTER");
        peer.answer(asked, "401 Unauthorized", "t", "", CHALLENGE.formatted("n1"));
        RawMessage proved = peer.receiveRequestNumbered("2 REGISTER");
        peer.answer(proved, "200 OK", "t", "", "Expires: 77");

        assertThat(asked.header("Authorization")).isEmpty();
        assertThat(asked.header("Contact")).contains("sip:4711@127.0.0.1:" + us.port());
        assertThat(asked.header("Route")).contains("sip:edge.example.com;lr");
        assertThat(proved.header("Authorization")).contains("nc=00000001");
        PlainRequest.Reply reply = first.orTimeout(5, TimeUnit.SECONDS).join();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.cseq()).isEqualTo(2);
        assertThat(reply.headers()).contains(new SipHeader("Expires", "77"));

        var _ = send(3, List.of(hop(peer)));
        assertThat(peer.receiveRequestNumbered("3 REGISTER").header("Authorization"))
                .contains("nc=00000002");
    }

    @Test
    void triesTheNextAddressAfterAnOverloadAndAfterSilence() {
        try (RawPhone silent = new RawPhone(us.port());
                RawPhone full = new RawPhone(us.port())) {
            CompletableFuture<PlainRequest.Reply> reply = send(1, List.of(hop(silent), hop(full), hop(peer)));
            full.answer(full.receiveRequest("REGISTER"), "503 Service Unavailable", "t", "");
            peer.answer(peer.receiveRequest("REGISTER"), "200 OK", "t", "");

            assertThat(reply.orTimeout(5, TimeUnit.SECONDS).join().status()).isEqualTo(200);
        }
    }

    @Test
    void saysWhatIsWrongWithTheAddressOrThePassword() {
        CompletableFuture<PlainRequest.Reply> wrong = send(1, List.of(hop(peer)));
        peer.answer(peer.receiveRequest("REGISTER"), "401 Unauthorized", "t", "", CHALLENGE.formatted("n1"));
        peer.answer(peer.receiveRequestNumbered("2 REGISTER"), "401 Unauthorized", "t", "", CHALLENGE.formatted("n2"));

        assertThat(wrong.orTimeout(5, TimeUnit.SECONDS).join().reason())
                .isEqualTo("the peer does not take our user name and password");
    }

    @Test
    void answersTheChallengeOfAByeInACallThatCameIn() {
        us.admission(_ -> new Verdict.Admitted(TestEndpoint.TRUNK, MUFASA));
        peer.send(peer.request("INVITE", 1, "", RawPhone.SDP, "Content-Type: application/sdp"));
        TestEndpoint.Received call = us.nextCall();
        call.call().answer(RawPhone.SDP);
        String to = peer.receiveAnswer("1 INVITE").header("To");
        peer.send(peer.request("ACK", 1, to.substring(to.indexOf("tag=") + 4), ""));
        call.call().hangUp();

        peer.answer(peer.receiveRequest("BYE"), "407 Proxy Authentication Required", "t", "", proxyChallenge());
        RawMessage proved = peer.receiveRequestNumbered("2 BYE");
        peer.answer(proved, "200 OK", "t", "");

        assertThat(proved.header("Proxy-Authorization")).contains("username=\"Mufasa\"", "nc=00000001");
    }

    private static String proxyChallenge() {
        return CHALLENGE.formatted("n1").replace("WWW", "Proxy");
    }

    private static Target.NextHop hop(RawPhone phone) {
        return new Target.NextHop("127.0.0.1", phone.port(), "UDP", "");
    }

    private CompletableFuture<PlainRequest.Reply> send(long cseq, List<Target.NextHop> hops) {
        CompletableFuture<PlainRequest.Reply> reply = new CompletableFuture<>();
        PlainRequest register = new PlainRequest(
                "REGISTER",
                new Target("sip:example.com", "sip:edge.example.com", hops),
                "sip:4711@example.com",
                "sip:4711@example.com",
                "4711",
                new PlainRequest.Sequence("call-id-of-the-registration", cseq),
                List.of(new SipHeader("Expires", "120")),
                MUFASA);
        us.endpoint().send(register, reply::complete);
        return reply;
    }
}

package dev.callwright.sip.stack.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.Credentials;
import dev.callwright.sip.stack.digest.DigestClient.Reading;
import dev.callwright.sip.stack.text.Sip;
import dev.callwright.sip.testing.Texts;
import java.util.List;
import java.util.stream.Stream;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.junit.jupiter.api.Test;

final class DigestClientTest {

    private static final String ASKED = "Digest realm=\"%s\", nonce=\"%s\", qop=\"auth\"";

    private final DigestClient client = new DigestClient(new Credentials("Mufasa", "Circle of Life"), () -> "0a4f113b");

    /** The worked example of RFC 7616 §3.9.1. */
    @Test
    void provesThePasswordAsInTheExampleOfTheRfc() {
        assertThat(proof("MD5")).isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
        assertThat(proof("SHA-256")).isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    }

    private static String proof(String algorithm) {
        return new DigestChallenge(
                        false,
                        "http-auth@example.org",
                        "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
                        "",
                        algorithm,
                        List.of("auth", "auth-int"),
                        false)
                .prove(
                        "Mufasa:http-auth@example.org:Circle of Life",
                        "GET:/dir/index.html",
                        "00000001",
                        "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
    }

    @Test
    void answersTheStrongestOfTheChallengesOfARealm() {
        Request invite = sent();

        Reading reading = client.read(
                invite,
                challenged(
                        "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=MD5",
                        "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=SHA-256",
                        "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=SHA-512-256"));

        assertThat(reading).isInstanceOf(Reading.Answerable.class);
        assertThat(answers(sent())).singleElement().asString().contains("algorithm=SHA-256", "nc=00000001");
    }

    @Test
    void answersAProxyAndTheOneCalledInOneGo() {
        client.read(
                sent(),
                challenged(
                        "WWW-Authenticate: " + ASKED.formatted("home", "n1"),
                        "Proxy-Authenticate: " + ASKED.formatted("edge", "n2"),
                        "Proxy-Authenticate: " + ASKED.formatted("core", "n3")));

        assertThat(answers(sent()))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("Authorization: ") && line.contains("realm=\"home\""))
                .anyMatch(line -> line.startsWith("Proxy-Authorization: ") && line.contains("realm=\"edge\""))
                .anyMatch(line -> line.startsWith("Proxy-Authorization: ") && line.contains("realm=\"core\""));
    }

    @Test
    void countsTheUsesOfANonce() {
        client.read(sent(), challenged("WWW-Authenticate: " + ASKED.formatted("r", "n")));
        Request first = sent();
        Request second = sent();

        assertThat(answers(first)).first().asString().contains("nc=00000001");
        assertThat(answers(second)).first().asString().contains("nc=00000002");
    }

    @Test
    void anAnswerRefusedAtOnceMeansAWrongPassword() {
        client.read(sent(), challenged("WWW-Authenticate: " + ASKED.formatted("r", "n1")));

        Reading again = client.read(sent(), challenged("WWW-Authenticate: " + ASKED.formatted("r", "n2")));

        assertThat(again).isEqualTo(new Reading.Hopeless("the peer does not take our user name and password"));
        assertThat(answers(sent())).isEmpty();
    }

    @Test
    void anOldNonceIsTriedAgainWithTheNewOne() {
        client.read(sent(), challenged("WWW-Authenticate: " + ASKED.formatted("r", "n1")));

        Reading again =
                client.read(sent(), challenged("WWW-Authenticate: " + ASKED.formatted("r", "n2") + ", stale=true"));

        assertThat(again).isInstanceOf(Reading.Answerable.class);
        assertThat(answers(sent())).first().asString().contains("nonce=\"n2\"", "nc=00000001");
    }

    @Test
    void aNonceThatWorkedBeforeMayGrowOldWithoutBeingCalledStale() {
        client.read(sent(), challenged("WWW-Authenticate: " + ASKED.formatted("r", "n1")));
        assertThat(answers(sent())).hasSize(1);

        Reading again = client.read(sent(), challenged("WWW-Authenticate: " + ASKED.formatted("r", "n2")));

        assertThat(again).isInstanceOf(Reading.Answerable.class);
    }

    @Test
    void saysWhyIntegrityOfTheBodyIsNotProved() {
        Reading reading =
                client.read(sent(), challenged("WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\""));

        assertThat(reading).isEqualTo(new Reading.Hopeless("the peer asks for auth-int only"));
    }

    @Test
    void leavesOutWhatAnOldChallengeDoesNotAskFor() {
        client.read(sent(), challenged("WWW-Authenticate: Digest realm=\"r\", nonce=\"n\""));

        assertThat(answers(sent())).first().asString().doesNotContain("qop", "cnonce", "nc=");
    }

    @Test
    void aSessionKeyIsMadeWithTheClientNonce() {
        client.read(
                sent(),
                challenged("WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=MD5-sess"));

        // MD5(MD5(MD5(Mufasa:r:Circle of Life):n:0a4f113b):n:00000001:0a4f113b:auth:MD5(INVITE:sip:b@example.org))
        assertThat(answers(sent()))
                .first()
                .asString()
                .contains("algorithm=MD5-sess", "response=\"5066e8b69ef5de2b9d0b516aaba2c542\"");
    }

    @Test
    void answersNothingItDoesNotKnowOrHasNoPasswordFor() {
        DigestClient poor = new DigestClient(Credentials.NONE, () -> "c");

        assertThat(client.read(sent(), challenged("WWW-Authenticate: Basic realm=\"r\"")))
                .isEqualTo(new Reading.Hopeless("Unauthorized"));
        assertThat(client.read(
                        sent(), challenged("WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256")))
                .isEqualTo(new Reading.Hopeless("the peer asks for a digest we do not know"));
        assertThat(poor.read(sent(), challenged("WWW-Authenticate: " + ASKED.formatted("r", "n"))))
                .isEqualTo(new Reading.Hopeless("Unauthorized"));
    }

    private Request sent() {
        Request invite = Texts.invite("SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1");
        client.authorize(invite);
        return invite;
    }

    private static Response challenged(String... lines) {
        return Texts.response("401 Unauthorized", lines);
    }

    private static List<String> answers(Request request) {
        return Stream.of("Authorization", "Proxy-Authorization")
                .flatMap(name -> Sip.all(request, name, Header.class).stream())
                .map(Header::toString)
                .toList();
    }
}

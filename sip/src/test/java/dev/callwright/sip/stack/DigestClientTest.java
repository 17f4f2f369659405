package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.testing.Texts;
import javax.sip.header.Header;
import javax.sip.message.Response;
import org.junit.jupiter.api.Test;

/** The worked example is that of RFC 7616 §3.9.1. */
final class DigestAnswerTest {

    private static final String CHALLENGE = "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\","
            + " algorithm=%s, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
            + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

    private static final DigestAnswer MUFASA = new DigestAnswer(
            "Mufasa", "Circle of Life", "GET", "/dir/index.html", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

    private static Response challenged(String... lines) {
        return Texts.response("401 Unauthorized", lines);
    }

    private static String answer(Response response) {
        return MUFASA.to(response).map(Header::toString).orElseThrow();
    }

    @Test
    void answersWithMd5() {
        String answer = answer(challenged("WWW-Authenticate: " + CHALLENGE.formatted("MD5")));

        assertThat(answer)
                .startsWith("Authorization: Digest ")
                .contains("username=\"Mufasa\"", "realm=\"http-auth@example.org\"", "uri=\"/dir/index.html\"")
                .contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"", "qop=auth", "nc=00000001")
                .contains("opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    }

    @Test
    void answersTheStrongestOfSeveralChallenges() {
        String answer = answer(challenged(
                "WWW-Authenticate: " + CHALLENGE.formatted("MD5"),
                "WWW-Authenticate: " + CHALLENGE.formatted("SHA-256"),
                "WWW-Authenticate: " + CHALLENGE.formatted("SHA-512-256")));

        assertThat(answer)
                .contains("algorithm=SHA-256")
                .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
    }

    @Test
    void answersAProxyInItsOwnHeader() {
        String answer = answer(challenged("Proxy-Authenticate: " + CHALLENGE.formatted("MD5")));

        assertThat(answer).startsWith("Proxy-Authorization: Digest ");
    }

    @Test
    void leavesOutWhatAnOldChallengeDoesNotAskFor() {
        String answer = answer(challenged("WWW-Authenticate: Digest realm=\"r\", nonce=\"n\""));

        // MD5(MD5(Mufasa:r:Circle of Life):n:MD5(GET:/dir/index.html))
        assertThat(answer)
                .contains("response=\"0bab5c24c08a1ef94a6cc3d446ce558a\"")
                .doesNotContain("qop", "cnonce", "nc=");
    }

    @Test
    void answersNothingItDoesNotKnow() {
        assertThat(MUFASA.to(challenged("WWW-Authenticate: Basic realm=\"r\""))).isEmpty();
        assertThat(MUFASA.to(challenged("WWW-Authenticate: " + CHALLENGE.formatted("SHA-512-256"))))
                .isEmpty();
        assertThat(MUFASA.to(challenged())).isEmpty();
    }
}

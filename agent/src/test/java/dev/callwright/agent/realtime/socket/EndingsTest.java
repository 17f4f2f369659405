package dev.callwright.agent.realtime.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.config.Secret;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class EndingsTest {

    private final Endings endings = new Endings("api.example", new Secret("sk-1"));

    @Test
    void takesARegularCloseAfterHalfAnHourForTheLimit() {
        assertThat(endings.closed(1000, "", Duration.ofMinutes(30)))
                .isEqualTo(new RealtimeEnd(
                        Cause.SESSION_LIMIT, "api.example closed the session after 30 minutes, its limit."));
        assertThat(endings.closed(1001, "", Duration.ofMinutes(29)).cause()).isEqualTo(Cause.SESSION_LIMIT);
        assertThat(endings.closed(1001, "", Duration.ofMinutes(24)).cause()).isEqualTo(Cause.DROPPED);
        assertThat(endings.closed(1011, "", Duration.ofMinutes(30)).cause()).isEqualTo(Cause.DROPPED);
    }

    @Test
    void readsTheServicesWordsInEveryForm() {
        assertThat(endings.upgradeRefused(402, "{\"error\":{\"message\":\"quota_exceeded\"}}")
                        .detail())
                .isEqualTo("api.example says that the account's quota is used up (HTTP 402): quota_exceeded");
        assertThat(endings.upgradeRefused(404, "{\"error\":\"no such model\"}").detail())
                .endsWith(": no such model");
        assertThat(endings.upgradeRefused(400, "{\"message\":\"model missing\"}")
                        .detail())
                .endsWith(": model missing");
        assertThat(endings.upgradeRefused(500, "Bad\u001b[31m\r\nluck").detail())
                .endsWith(": Bad [31m luck");
        assertThat(endings.upgradeRefused(429, "").detail())
                .isEqualTo("api.example has too many sessions or requests of this account (HTTP 429).");
    }

    @Test
    void neverRepeatsTheKeyAndBoundsTheWords() {
        String detail =
                endings.upgradeRefused(401, "key sk-1 " + "x".repeat(5000)).detail();

        assertThat(detail).doesNotContain("sk-1").contains("key ******** x").hasSizeLessThan(280);
    }

    @Test
    void findsTheCertificateBehindAFailedHandshake() {
        var untrusted = new SSLHandshakeException("failed");
        untrusted.initCause(new IOException(new CertificateException("expired")));

        assertThat(endings.handshakeFailed(untrusted).cause()).isEqualTo(Cause.UNTRUSTED_CERTIFICATE);
        assertThat(endings.handshakeFailed(new SSLHandshakeException("no cipher"))
                        .cause())
                .isEqualTo(Cause.UNREACHABLE);
    }
}

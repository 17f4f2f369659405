package dev.callwright.agent.cascade.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.config.HttpModelConfig;
import dev.callwright.config.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailureTest {

    private static final Service SERVICE = Service.of(
            "chat", new HttpModelConfig("https://api.example.com/v1/", new Secret("sk-1"), "m"), Service.CHAT);

    @ParameterizedTest
    @CsvSource({
        "401, '', BAD_KEY",
        "403, '', BAD_KEY",
        "402, '', QUOTA_EXHAUSTED",
        "404, '', UNKNOWN_MODEL",
        "429, 'slow down', RATE_LIMITED",
        "429, 'You exceeded your current quota', QUOTA_EXHAUSTED",
        "429, '账户余额不足', QUOTA_EXHAUSTED",
        "400, '', BAD_REQUEST",
        "422, '', BAD_REQUEST",
        "500, '', REFUSED",
        "503, '', REFUSED",
        "504, '', TIMED_OUT",
    })
    void tellsStatusesApart(int status, String body, Cause cause) {
        assertThat(Failure.refused(SERVICE, status, body).cause()).isEqualTo(cause);
    }

    @Test
    void tellsBrokenConnectionsApart() {
        assertThat(cause(new ConnectException("refused"))).isEqualTo(Cause.UNREACHABLE);
        assertThat(cause(new HttpConnectTimeoutException("connect"))).isEqualTo(Cause.UNREACHABLE);
        assertThat(cause(new HttpTimeoutException("late"))).isEqualTo(Cause.TIMED_OUT);
        assertThat(cause(new IOException("reset"))).isEqualTo(Cause.DROPPED);
        var handshake = new SSLHandshakeException("no");
        handshake.initCause(new CertificateException("unknown"));
        assertThat(cause(handshake)).isEqualTo(Cause.UNTRUSTED_CERTIFICATE);
    }

    @Test
    void quotesTheServiceOnOneLineWithoutTheKey() {
        Failure failure = Failure.refused(SERVICE, 400, "{\"error\":{\"message\":\"no\\nsuch sk-1 \\u0007 thing\"}}");

        assertThat(failure.detail()).isEqualTo("chat answered 400: no such ******** thing");
        assertThat(Failure.refused(SERVICE, 400, "x".repeat(5000)).detail()).hasSizeLessThan(300);
    }

    @Test
    void triesAgainWhatMayPass() {
        assertThat(Failure.refused(SERVICE, 500, "").passing()).isTrue();
        assertThat(Failure.broken(SERVICE, new IOException("reset")).passing()).isTrue();
        assertThat(Failure.refused(SERVICE, 401, "").passing()).isFalse();
        assertThat(Failure.refused(SERVICE, 429, "").passing()).isFalse();
        assertThat(Failure.senseless(SERVICE, "nonsense").passing()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/v1, /audio/transcriptions, https://a.example/v1/audio/transcriptions",
        "https://a.example/v1/, /audio/transcriptions, https://a.example/v1/audio/transcriptions",
        "https://a.example/v1/chat/completions, /audio/transcriptions, https://a.example/v1/chat/completions",
    })
    void anAddressMayNameThePathOfItsRequests(String url, String usual, String wanted) {
        Service service = Service.of("x", new HttpModelConfig(url, Secret.NONE, ""), usual);

        assertThat(service.request().build().uri()).hasToString(wanted);
        assertThat(service.models().uri()).hasToString("https://a.example/v1/models");
        assertThat(service.models().headers().map()).doesNotContainKey("Authorization");
    }

    private static Cause cause(Exception problem) {
        return Failure.broken(SERVICE, problem).cause();
    }
}

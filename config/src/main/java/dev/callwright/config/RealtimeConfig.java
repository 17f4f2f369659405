package dev.callwright.config;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The realtime speech model the agents talk through.
 *
 * @param url              WebSocket address, or {@code auto}: the real service when {@code api-key} is set, else the embedded
 *                         simulator; or {@code simulator}: always the embedded simulator
 * @param apiKey           bearer key of the service
 * @param verifyTls        whether the certificate of a {@code wss} address is verified
 * @param authorities      PEM file of the authorities that certificate is checked against; empty means those of the JDK
 * @param connectTimeout   bound on the whole opening: TCP, TLS, upgrade, {@code session.updated}
 * @param attempts         attempts to reach the model, at call start and after a drop
 * @param retryPause       pause before the second attempt; doubles from there
 * @param responseTimeout  how long a requested answer may stay away before it is given up
 * @param sessionAge       age at which a session is replaced by a fresh one, unnoticed by the caller
 * @param prices           what it costs
 */
public record RealtimeConfig(
        String url,
        Secret apiKey,
        boolean verifyTls,
        String authorities,
        Duration connectTimeout,
        int attempts,
        Duration retryPause,
        Duration responseTimeout,
        Duration sessionAge,
        PricesConfig prices) {

    public static final RealtimeConfig DEFAULTS = new RealtimeConfig(
            "auto",
            Secret.NONE,
            true,
            "",
            Duration.ofSeconds(5),
            3,
            Duration.ofMillis(300),
            Duration.ofSeconds(8),
            Duration.ofMinutes(25),
            PricesConfig.DEFAULTS);

    /** The same at another address, by another key. */
    public RealtimeConfig at(String newUrl, Secret newApiKey) {
        return with(changed -> {
            changed.url = newUrl;
            changed.apiKey = newApiKey;
        });
    }

    public RealtimeConfig withTls(boolean newVerifyTls, String newAuthorities) {
        return with(changed -> {
            changed.verifyTls = newVerifyTls;
            changed.authorities = newAuthorities;
        });
    }

    public RealtimeConfig withAttempts(int newAttempts, Duration newRetryPause) {
        return with(changed -> {
            changed.attempts = newAttempts;
            changed.retryPause = newRetryPause;
        });
    }

    public RealtimeConfig withRetryPause(Duration newRetryPause) {
        return withAttempts(attempts, newRetryPause);
    }

    public RealtimeConfig withResponseTimeout(Duration newResponseTimeout) {
        return with(changed -> changed.responseTimeout = newResponseTimeout);
    }

    public RealtimeConfig withSessionAge(Duration newSessionAge) {
        return with(changed -> changed.sessionAge = newSessionAge);
    }

    public RealtimeConfig withPrices(PricesConfig newPrices) {
        return with(changed -> changed.prices = newPrices);
    }

    private RealtimeConfig with(Consumer<Changed> change) {
        Changed changed = new Changed(this);
        change.accept(changed);
        return changed.record();
    }

    /** The components while some of them are replaced, so that a new component is written in three places and not in eleven. */
    private static final class Changed {

        private String url;
        private Secret apiKey;
        private boolean verifyTls;
        private String authorities;
        private final Duration connectTimeout;
        private int attempts;
        private Duration retryPause;
        private Duration responseTimeout;
        private Duration sessionAge;
        private PricesConfig prices;

        Changed(RealtimeConfig old) {
            url = old.url;
            apiKey = old.apiKey;
            verifyTls = old.verifyTls;
            authorities = old.authorities;
            connectTimeout = old.connectTimeout;
            attempts = old.attempts;
            retryPause = old.retryPause;
            responseTimeout = old.responseTimeout;
            sessionAge = old.sessionAge;
            prices = old.prices;
        }

        RealtimeConfig record() {
            return new RealtimeConfig(
                    url,
                    apiKey,
                    verifyTls,
                    authorities,
                    connectTimeout,
                    attempts,
                    retryPause,
                    responseTimeout,
                    sessionAge,
                    prices);
        }
    }
}

package dev.callwright.config;

import java.time.Duration;

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
}

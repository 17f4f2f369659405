package dev.callwright.agent.realtime;

import dev.callwright.config.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * Where a realtime service is reached.
 *
 * @param url             WebSocket address without the model parameter, {@code ws} or {@code wss}
 * @param apiKey          bearer key
 * @param verifyTls       whether a {@code wss} certificate is verified
 * @param connectTimeout  bound on TCP, TLS, upgrade and {@code session.updated} together
 */
public record RealtimeEndpoint(URI url, Secret apiKey, boolean verifyTls, Duration connectTimeout) {}

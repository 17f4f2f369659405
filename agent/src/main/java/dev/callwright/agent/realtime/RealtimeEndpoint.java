package dev.callwright.agent.realtime;

import dev.callwright.config.ProviderConfig.ProviderAudio;
import dev.callwright.config.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * Where a realtime service is reached, and how it is spoken to.
 *
 * @param url             WebSocket address without what the dialect adds to it, {@code ws} or {@code wss}
 * @param apiKey          key of the service
 * @param trust           how a {@code wss} certificate is verified
 * @param connectTimeout  bound on TCP, TLS, upgrade and {@code session.updated} together
 * @param dialect         words of the service
 * @param audio           whether G.711 of the line is asked for
 */
public record RealtimeEndpoint(
        URI url, Secret apiKey, Trust trust, Duration connectTimeout, Dialect dialect, ProviderAudio audio) {

    /** What sessions for a call on such a line can do. */
    public Traits traits(AudioFormat line) {
        return dialect.traits(
                switch (audio) {
                    case AUTO -> line;
                    case PCM -> AudioFormat.PCM16_24K;
                });
    }
}

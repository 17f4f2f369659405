package dev.callwright.config;

import java.time.Duration;

/**
 * A speech model service besides that of {@code realtime}, which is the provider of that name.
 *
 * @param name               unique name; models of agents refer to it
 * @param dialect            how it is spoken to
 * @param url                WebSocket address; empty for the vendor's own
 * @param apiKey             key of the service
 * @param verifyTls          whether the certificate of a {@code wss} or {@code https} address is verified
 * @param authorities        PEM file of the authorities that certificate is checked against; empty means those of the JDK
 * @param audio              form of the audio both ways
 * @param sessionAge         age at which a session is replaced by a fresh one
 * @param sessions           sessions at once; 0 for no bound of ours
 * @param sessionsPerMinute  sessions opened a minute; 0 for no bound of ours
 * @param prices             what it costs
 * @param speechToText       of a cascade: hears
 * @param chat               of a cascade: thinks
 * @param textToSpeech       of a cascade: speaks
 */
public record ProviderConfig(
        String name,
        DialectName dialect,
        String url,
        Secret apiKey,
        boolean verifyTls,
        String authorities,
        ProviderAudio audio,
        Duration sessionAge,
        int sessions,
        int sessionsPerMinute,
        PricesConfig prices,
        HttpModelConfig speechToText,
        HttpModelConfig chat,
        HttpModelConfig textToSpeech) {

    public static final ProviderConfig DEFAULTS = new ProviderConfig(
            "",
            DialectName.STEPFUN,
            "",
            Secret.NONE,
            true,
            "",
            ProviderAudio.AUTO,
            Duration.ofMinutes(25),
            0,
            0,
            PricesConfig.DEFAULTS,
            HttpModelConfig.DEFAULTS,
            HttpModelConfig.DEFAULTS,
            HttpModelConfig.DEFAULTS);

    /** How a service is spoken to. */
    public enum DialectName {
        STEPFUN,
        OPENAI,
        OPENAI_BETA,
        AZURE,
        AZURE_BETA,
        QWEN,
        GLM,
        XAI,
        CASCADE
    }

    /** Form of the audio. */
    public enum ProviderAudio {
        /** G.711 as on the line where the vendor takes it, else PCM. */
        AUTO,
        PCM
    }
}

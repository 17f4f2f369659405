package dev.callwright.agent.tool.webhook;

import dev.callwright.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets a receiver know that a request comes from us and is no replay: {@code t=SECONDS,v1=HEX}, where HEX is the HMAC-SHA256
 * (RFC 2104) by the shared key of SECONDS, a dot, and the body, octet by octet. Immutable.
 */
record Signature(Secret key) {

    static final String HEADER = "Callwright-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    /** The value of the header. */
    String of(byte[] body, Instant now) {
        String seconds = String.valueOf(now.getEpochSecond());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((seconds + '.').getBytes(StandardCharsets.US_ASCII));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }
}

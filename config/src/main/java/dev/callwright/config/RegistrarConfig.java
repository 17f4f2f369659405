package dev.callwright.config;

import java.time.Duration;
import java.util.List;

/**
 * The registrar for softphones.
 *
 * @param realm          realm of the digest challenge; the "domain" a tester may enter
 * @param minExpires     shortest registration granted; shorter requests get 423
 * @param maxExpires     longest registration granted
 * @param nonceLifetime  how long an unused nonce stays good
 * @param algorithms     digest algorithms offered, strongest first; some phones cannot cope with more than one
 */
public record RegistrarConfig(
        String realm, Duration minExpires, Duration maxExpires, Duration nonceLifetime, List<Digest> algorithms) {

    public static final RegistrarConfig DEFAULTS = new RegistrarConfig(
            "callwright",
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofSeconds(60),
            List.of(Digest.SHA_256, Digest.MD5));

    /** A digest algorithm (RFC 8760). */
    public enum Digest {
        SHA_256,
        MD5
    }

    public RegistrarConfig {
        algorithms = List.copyOf(algorithms);
    }
}

package dev.callwright.config;

import java.time.Duration;

/**
 * The registrar for softphones.
 *
 * @param realm          realm of the digest challenge; the "domain" a tester may enter
 * @param minExpires     shortest registration granted; shorter requests get 423
 * @param maxExpires     longest registration granted
 * @param nonceLifetime  how long an unused nonce stays good
 */
public record RegistrarConfig(String realm, Duration minExpires, Duration maxExpires, Duration nonceLifetime) {

    public static final RegistrarConfig DEFAULTS =
            new RegistrarConfig("callwright", Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofSeconds(60));
}

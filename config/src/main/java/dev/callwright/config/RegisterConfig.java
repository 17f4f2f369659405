package dev.callwright.config;

import java.time.Duration;
import java.util.List;

/**
 * How we register with a trunk (RFC 3261 §10.2).
 *
 * @param registrars  SIP URIs of the registrars, tried in this order; empty means we do not register
 * @param user        user part of the address of record and of our Contact; empty means the user of the credentials
 * @param expires     the registration asked for; the registrar may grant less
 */
public record RegisterConfig(List<String> registrars, String user, Duration expires) {

    public static final RegisterConfig DEFAULTS = new RegisterConfig(List.of(), "", Duration.ofMinutes(10));

    public RegisterConfig {
        registrars = List.copyOf(registrars);
    }
}

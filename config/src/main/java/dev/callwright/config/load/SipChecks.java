package dev.callwright.config.load;

import dev.callwright.config.RegistrarConfig;
import dev.callwright.config.SipConfig;
import dev.callwright.config.yaml.DurationText;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Checks of {@code sip} and {@code registrar}. */
final class SipChecks {

    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_HEADER_TEXT = 100;

    private SipChecks() {}

    static void sip(SipConfig sip, Section section) {
        section.localAddress("address", sip.address());
        section.within("port", sip.port(), 0, HIGHEST_PORT);
        if (sip.transports().isEmpty()) {
            section.problem("transports", "is empty, so no call could arrive", "write [udp, tcp], or one of them");
        }
        if (new HashSet<>(sip.transports()).size() < sip.transports().size()) {
            section.problem("transports", "names a transport twice", "name each once");
        }
        section.advertisedAddress("advertised-address", sip.advertisedAddress());
        section.within("timer-t1", sip.timerT1(), Duration.ofMillis(100), Duration.ofSeconds(5));
        section.oneLine("user-agent", sip.userAgent(), LONGEST_HEADER_TEXT);
    }

    static void registrar(RegistrarConfig registrar, Section section) {
        section.oneLine("realm", registrar.realm(), LONGEST_HEADER_TEXT);
        if (registrar.realm().contains("\"") || registrar.realm().contains("\\")) {
            section.problem("realm", "holds a quote or a backslash", "use letters, digits, dots and dashes");
        }
        section.wholeSecondsWithin("min-expires", registrar.minExpires(), Duration.ofSeconds(1), Duration.ofHours(1));
        section.wholeSecondsWithin("max-expires", registrar.maxExpires(), Duration.ofSeconds(1), Duration.ofDays(1));
        if (registrar.minExpires().compareTo(registrar.maxExpires()) > 0 && !section.inDoubt("min-expires")) {
            String bounds = DurationText.format(registrar.maxExpires()) + " is shorter than min-expires "
                    + DurationText.format(registrar.minExpires());
            section.problem("max-expires", bounds, "raise max-expires or lower min-expires");
        }
        section.within("nonce-lifetime", registrar.nonceLifetime(), Duration.ofSeconds(1), Duration.ofHours(1));
        if (registrar.algorithms().isEmpty()) {
            section.problem("algorithms", "is empty, so nobody could register", "write [sha-256, md5], or one of them");
        }
        if (Set.copyOf(registrar.algorithms()).size() < registrar.algorithms().size()) {
            section.problem("algorithms", "names an algorithm twice", "name each once, strongest first");
        }
    }
}

package dev.callwright.config.load;

import dev.callwright.config.ListenerConfig;
import dev.callwright.config.RegistrarConfig;
import dev.callwright.config.SessionTimerConfig;
import dev.callwright.config.SipConfig;
import dev.callwright.config.yaml.DurationText;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Checks of {@code sip} and {@code registrar}. */
final class SipChecks {

    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_HEADER_TEXT = 100;

    private static final Duration LEAST_INTERVAL = Duration.ofSeconds(90);

    private SipChecks() {}

    static void sip(SipConfig sip, Section section) {
        listener(sip.allListeners().getFirst(), section);
        for (int i = 0; i < sip.listeners().size(); i++) {
            listener(sip.listeners().get(i), section.item("listeners", i));
        }
        ListenerChecks.apart(sip.allListeners(), section);
        TlsChecks.tls(sip, section.at("tls"));
        section.within("timer-t1", sip.timerT1(), Duration.ofMillis(100), Duration.ofSeconds(5));
        if (!sip.keepAlive().isZero()) {
            section.within("keep-alive", sip.keepAlive(), Duration.ofSeconds(5), Duration.ofMinutes(10));
        }
        sessionTimer(sip.sessionTimer(), section.at("session-timer"));
        section.oneLine("user-agent", sip.userAgent(), LONGEST_HEADER_TEXT);
    }

    private static void listener(ListenerConfig listener, Section section) {
        section.localAddress("address", listener.address());
        section.within("port", listener.port(), 0, HIGHEST_PORT);
        if (listener.transports().isEmpty()) {
            section.problem("transports", "is empty, so no call could arrive", "write [udp, tcp], or one of them");
        }
        if (new HashSet<>(listener.transports()).size() < listener.transports().size()) {
            section.problem("transports", "names a transport twice", "name each once");
        }
        section.advertisedAddress("advertised-address", listener.advertisedAddress());
    }

    /** RFC 4028 §4: an interval below 90 seconds is of no use, and above a day it guards nothing. */
    private static void sessionTimer(SessionTimerConfig timer, Section section) {
        section.wholeSecondsWithin("min-expires", timer.minExpires(), LEAST_INTERVAL, Duration.ofDays(1));
        if (timer.expires().isZero()) {
            return;
        }
        section.wholeSecondsWithin("expires", timer.expires(), LEAST_INTERVAL, Duration.ofDays(1));
        if (timer.expires().compareTo(timer.minExpires()) < 0
                && !section.inDoubt("expires")
                && !section.inDoubt("min-expires")) {
            String bounds = DurationText.format(timer.expires()) + " is shorter than min-expires "
                    + DurationText.format(timer.minExpires());
            section.problem("expires", bounds, "raise expires, lower min-expires, or write 0s");
        }
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

package dev.callwright.config.load;

import dev.callwright.config.CredentialsConfig;
import dev.callwright.config.IdentityConfig;
import dev.callwright.config.Problem;
import dev.callwright.config.RegisterConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.TrunkLimitsConfig;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks of one trunk by itself, but for its hosts, its headers and the calls it places. */
final class TrunkChecks {

    private static final int MOST_CHANNELS = 10_000;
    private static final int MOST_CALLS_PER_SECOND = 1_000;
    private static final int LONGEST_TEXT = 128;
    private static final Duration DAY = Duration.ofDays(1);

    /** What may stand before the @ of a URI without being escaped, and is of use in a number. */
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9+*#._-]{0,64}");

    private TrunkChecks() {}

    static void trunk(TrunkConfig trunk, Section section) {
        uri("target", trunk.target(), section);
        uri("outbound-proxy", trunk.outboundProxy(), section);
        domain(trunk.domain(), section);
        credentials("credentials", trunk.credentials(), section);
        credentials("challenge", trunk.challenge(), section);
        register(trunk, section);
        codecs(trunk, section);
        identity(trunk.identity(), section.at("identity"));
        limits(trunk.limits(), section.at("limits"));
        section.advertisedAddress("advertised-address", trunk.advertisedAddress());
    }

    private static void uri(String key, String uri, Section section) {
        if (!uri.isEmpty()) {
            SipUriText.objection(uri)
                    .ifPresent(objection -> section.problem(
                            key,
                            Problem.excerpt(uri) + " " + objection,
                            "write sip:HOST, sip:HOST:PORT or \"sip:HOST;transport=tls\""));
        }
    }

    private static void domain(String domain, Section section) {
        if (!domain.isEmpty() && !SipUriText.isHost(domain)) {
            section.problem(
                    "domain", Problem.excerpt(domain) + " is no host", "write a domain such as sip.example.com");
        }
    }

    private static void credentials(String key, CredentialsConfig credentials, Section section) {
        Section own = section.at(key);
        if (own.inDoubt("password") || own.inDoubt("user")) {
            return;
        }
        if (credentials.isPresent() && !credentials.password().isPresent()) {
            own.problem("password", "is empty, though there is a user", "write ${NAME} and set that variable");
        } else if (!credentials.isPresent() && credentials.password().isPresent()) {
            own.problem("user", "is empty, though there is a password", "name the user, or remove the password");
        }
        if (credentials.isPresent()) {
            own.oneLine("user", credentials.user(), LONGEST_TEXT);
        }
    }

    private static void register(TrunkConfig trunk, Section section) {
        RegisterConfig register = trunk.register();
        Section own = section.at("register");
        own.wholeSecondsWithin("expires", register.expires(), Duration.ofSeconds(1), DAY);
        if (!NUMBER.matcher(register.user()).matches()) {
            own.problem(
                    "user", Problem.excerpt(register.user()) + " is no user of a SIP URI", "use letters and digits");
        }
        Set<String> seen = new HashSet<>();
        List<String> registrars = register.registrars();
        for (int i = 0; i < registrars.size(); i++) {
            String key = "registrars[" + i + "]";
            if (registrars.get(i).isEmpty()) {
                own.problem(key, "is empty", "write a SIP URI, or remove it");
            } else if (!seen.add(registrars.get(i))) {
                own.problem(key, Problem.excerpt(registrars.get(i)) + " is listed already", "keep one of them");
            } else {
                uri(key, registrars.get(i), own);
            }
        }
        boolean nobody = register.user().isEmpty() && !trunk.credentials().isPresent();
        if (!registrars.isEmpty() && nobody && !section.inDoubt("credentials.user")) {
            own.problem("user", "is empty, and so is credentials.user", "name the user to register");
        }
    }

    private static void codecs(TrunkConfig trunk, Section section) {
        if (trunk.codecs().isEmpty()) {
            section.problem("codecs", "is empty, so no audio could be agreed on", "write [pcma, pcmu], or one of them");
        }
        if (new HashSet<>(trunk.codecs()).size() < trunk.codecs().size()) {
            section.problem("codecs", "names a codec twice", "name each once, best first");
        }
    }

    private static void identity(IdentityConfig identity, Section section) {
        if (!NUMBER.matcher(identity.number()).matches()) {
            section.problem(
                    "number",
                    Problem.excerpt(identity.number()) + " is no number",
                    "write the digits together, with or without +");
        }
        if (!identity.name().isEmpty()) {
            section.oneLine("name", identity.name(), LONGEST_TEXT);
        }
    }

    private static void limits(TrunkLimitsConfig limits, Section section) {
        section.within("channels", limits.channels(), 0, MOST_CHANNELS);
        section.within("calls-per-second", limits.callsPerSecond(), 0, MOST_CALLS_PER_SECOND);
        section.within("call-duration", limits.callDuration(), Duration.ZERO, DAY);
        section.within("full-status", limits.fullStatus(), 400, 699);
    }
}

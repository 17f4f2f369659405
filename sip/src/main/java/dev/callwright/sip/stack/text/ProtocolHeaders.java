package dev.callwright.sip.stack.text;

import java.util.Locale;
import java.util.Set;

/** Which headers are the protocol's own, and no business of an application. Pure. */
final class ProtocolHeaders {

    private static final Set<String> NAMES = Set.of(
            "via",
            "from",
            "to",
            "call-id",
            "cseq",
            "contact",
            "route",
            "record-route",
            "max-forwards",
            "mime-version",
            "allow",
            "allow-events",
            "supported",
            "unsupported",
            "require",
            "authorization",
            "www-authenticate",
            "session-expires",
            "min-se",
            "rseq",
            "rack",
            "path",
            "service-route");

    private ProtocolHeaders() {}

    static boolean contain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || lower.startsWith("content-") || lower.startsWith("proxy-");
    }
}

package dev.callwright.config.load;

import dev.callwright.config.Problem;
import dev.callwright.config.TrunkConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks of the headers a trunk adds to its INVITEs, and of those handed on. */
final class HeaderChecks {

    private static final String TOKEN = "[A-Za-z0-9.!%*_+`'~-]";
    private static final Pattern NAME = Pattern.compile(TOKEN + "{1,64}");
    private static final Pattern PASSED = Pattern.compile("(?:[A-Za-z0-9.!%_+`'~-]{1,64}\\*?|\\*)");
    private static final int LONGEST_VALUE = 500;
    private static final int MOST_HEADERS = 32;

    /** Headers that the protocol itself lives by; written by hand they would break calls. */
    private static final Set<String> OURS = Set.of(
            "accept",
            "allow",
            "authentication-info",
            "authorization",
            "call-id",
            "contact",
            "content-disposition",
            "content-encoding",
            "content-length",
            "content-type",
            "cseq",
            "event",
            "expires",
            "from",
            "max-forwards",
            "mime-version",
            "min-expires",
            "min-se",
            "path",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-require",
            "rack",
            "record-route",
            "refer-to",
            "referred-by",
            "replaces",
            "require",
            "route",
            "rseq",
            "server",
            "service-route",
            "session-expires",
            "subscription-state",
            "supported",
            "timestamp",
            "to",
            "unsupported",
            "user-agent",
            "via",
            "www-authenticate");

    private static final Set<String> IDENTITY =
            Set.of("p-asserted-identity", "p-preferred-identity", "privacy", "remote-party-id");

    private HeaderChecks() {}

    static void headers(TrunkConfig trunk, Section section) {
        few("headers", trunk.headers(), section);
        few("pass-headers", trunk.passHeaders(), section);
        for (int i = 0; i < trunk.headers().size(); i++) {
            added("headers[" + i + "]", trunk.headers().get(i), section);
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < trunk.passHeaders().size(); i++) {
            passed("pass-headers[" + i + "]", trunk.passHeaders().get(i), seen, section);
        }
    }

    private static void few(String key, List<String> values, Section section) {
        if (values.size() > MOST_HEADERS) {
            section.problem(key, "lists more than " + MOST_HEADERS + " headers", "shorten the list");
        }
    }

    private static void added(String key, String line, Section section) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip();
        String value = colon < 0 ? "" : line.substring(colon + 1).strip();
        String lower = name.toLowerCase(Locale.ROOT);
        if (line.codePoints().anyMatch(Character::isISOControl)) {
            section.problem(key, Problem.excerpt(line) + " holds a line break or tab", "write one line");
        } else if (!NAME.matcher(name).matches() || value.isEmpty()) {
            section.problem(key, Problem.excerpt(line) + " is no header", "write it as \"Name: value\"");
        } else if (name.length() == 1) {
            section.problem(key, Problem.excerpt(name) + " is a short form", "write the header's full name");
        } else if (OURS.contains(lower)) {
            section.problem(key, name + " is written by the server itself", "remove it");
        } else if (IDENTITY.contains(lower)) {
            section.problem(key, name + " follows from identity", "set identity.style, number and privacy instead");
        } else if (value.length() > LONGEST_VALUE) {
            section.problem(key, "is longer than " + LONGEST_VALUE + " characters", "shorten it");
        }
    }

    private static void passed(String key, String name, Set<String> seen, Section section) {
        if (!PASSED.matcher(name).matches()) {
            section.problem(
                    key, Problem.excerpt(name) + " is no name of a header", "write X-Name, or X-* for any ending");
        } else if (!seen.add(name.toLowerCase(Locale.ROOT))) {
            section.problem(key, name + " is listed already", "keep one of them");
        }
    }
}

package dev.callwright.config.load;

import dev.callwright.config.NumberingConfig;
import dev.callwright.config.OutboundConfig;
import dev.callwright.config.Problem;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.yaml.Nearest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks of the calls trunks place: their numbers, and which trunk is tried after which. */
final class OutboundChecks {

    private static final Pattern COUNTRY = Pattern.compile("[1-9]\\d{0,2}");
    private static final Pattern PREFIX = Pattern.compile("\\d{0,8}");
    private static final Pattern NUMBERS = Pattern.compile("\\+?\\d{0,15}");

    private OutboundChecks() {}

    static void trunk(TrunkConfig trunk, Section section) {
        numbering(trunk.numbering(), section.at("numbering"));
        OutboundConfig outbound = trunk.outbound();
        Section own = section.at("outbound");
        own.within("ring-timeout", outbound.ringTimeout(), Duration.ofSeconds(5), Duration.ofMinutes(3));
        prefixes("allow", outbound.allow(), own);
        prefixes("deny", outbound.deny(), own);
        if (outbound.deny().contains("")) {
            own.problem("deny", "holds an empty prefix, which denies every number", "remove it, or empty allow");
        }
        if (trunk.target().isEmpty() && !outbound.allow().isEmpty() && !section.inDoubt("target")) {
            own.problem("allow", "lists numbers, but the trunk has no target to send calls to", "set target");
        }
    }

    private static void numbering(NumberingConfig numbering, Section section) {
        boolean noCountry = numbering.countryCode().isEmpty();
        if (!noCountry && !COUNTRY.matcher(numbering.countryCode()).matches()) {
            section.problem(
                    "country-code",
                    Problem.excerpt(numbering.countryCode()) + " is no country calling code",
                    "write one to three digits, such as \"86\"");
        }
        prefix("national-prefix", numbering.nationalPrefix(), section);
        prefix("international-prefix", numbering.internationalPrefix(), section);
        if (noCountry && numbering.send() != NumberingConfig.Send.AS_IS && !section.inDoubt("country-code")) {
            String word = numbering.send().name().toLowerCase(Locale.ROOT);
            section.problem("send", word + " needs a country-code", "set it, or write send: as-is");
        }
        boolean same = numbering.nationalPrefix().equals(numbering.internationalPrefix());
        if (!noCountry && same && !numbering.nationalPrefix().isEmpty() && !section.inDoubt("national-prefix")) {
            section.problem("international-prefix", "is the national prefix too", "set the two apart");
        }
    }

    private static void prefix(String key, String value, Section section) {
        if (!PREFIX.matcher(value).matches()) {
            section.problem(key, Problem.excerpt(value) + " is no prefix", "write at most eight digits, or \"\"");
        }
    }

    private static void prefixes(String key, List<String> prefixes, Section section) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < prefixes.size(); i++) {
            String prefix = prefixes.get(i);
            String item = key + "[" + i + "]";
            if (!NUMBERS.matcher(prefix).matches()) {
                section.problem(
                        item, Problem.excerpt(prefix) + " is no prefix of a number", "write digits such as +86");
            } else if (!seen.add(prefix)) {
                section.problem(item, Problem.excerpt(prefix) + " is listed already", "keep one of them");
            }
        }
    }

    /** The trunk tried next must exist, place calls, and not lead back here. */
    static void order(List<TrunkConfig> trunks, Section root) {
        if (root.inDoubt("trunks", trunks.size(), "name")) {
            return;
        }
        Map<String, TrunkConfig> byName =
                trunks.stream().collect(Collectors.toMap(TrunkConfig::name, Function.identity(), (first, _) -> first));
        for (int i = 0; i < trunks.size(); i++) {
            next(trunks.get(i), byName, root.item("trunks", i).at("outbound"));
        }
    }

    private static void next(TrunkConfig trunk, Map<String, TrunkConfig> byName, Section section) {
        String next = trunk.outbound().next();
        if (next.isEmpty()) {
            return;
        }
        TrunkConfig other = byName.get(next);
        if (other == null) {
            section.problem(
                    "next",
                    "there is no trunk " + Problem.excerpt(next),
                    () -> Nearest.to(next, byName.keySet())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("add it to trunks, or name another"));
        } else if (next.equals(trunk.name())) {
            section.problem("next", "is this trunk itself", "name another, or none");
        } else if (returns(trunk, byName)) {
            section.problem("next", "leads back to " + trunk.name() + " in the end", "break the circle");
        } else if (other.target().isEmpty()) {
            section.problem("next", next + " has no target to send calls to", "set its target, or name another");
        }
    }

    private static boolean returns(TrunkConfig start, Map<String, TrunkConfig> byName) {
        TrunkConfig place = start;
        for (int i = 0; i < byName.size(); i++) {
            TrunkConfig next = byName.get(place.outbound().next());
            if (next == null) {
                return false;
            }
            if (next.name().equals(start.name())) {
                return true;
            }
            place = next;
        }
        return false;
    }
}

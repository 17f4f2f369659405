package dev.callwright.config.load;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.NumberConfig;
import dev.callwright.config.Problem;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.UserConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks of {@code trunks} as a list, of their hosts, and of {@code users}. */
final class PeerChecks {

    private PeerChecks() {}

    static void trunks(CallwrightConfig config, Section root) {
        List<TrunkConfig> trunks = config.trunks();
        Set<String> answered =
                config.numbers().stream().map(NumberConfig::trunk).collect(Collectors.toSet());
        root.names("trunks", trunks.stream().map(TrunkConfig::name).toList());
        Map<String, String> owners = new HashMap<>();
        for (int i = 0; i < trunks.size(); i++) {
            Section section = root.item("trunks", i);
            hosts(trunks.get(i), answered, section, owners);
            TrunkChecks.trunk(trunks.get(i), section);
            HeaderChecks.headers(trunks.get(i), section);
            OutboundChecks.trunk(trunks.get(i), section);
        }
        OutboundChecks.order(trunks, root);
    }

    /** Whether calls come from the trunk at all: from addresses of its own, or from a registrar. */
    static boolean takesCalls(TrunkConfig trunk) {
        return !trunk.hosts().isEmpty() || !trunk.register().registrars().isEmpty();
    }

    private static void hosts(TrunkConfig trunk, Set<String> answered, Section section, Map<String, String> owners) {
        // A trunk that only takes calls of ours needs no source addresses, unless numbers wait for its calls.
        boolean onlyOut = !trunk.target().isEmpty() && !answered.contains(trunk.name());
        boolean inDoubt = section.inDoubt("register") || section.inDoubt("target");
        if (!takesCalls(trunk) && !onlyOut && !inDoubt) {
            section.problem(
                    "hosts", "is empty, so no call could be told to come from here", "list the source addresses");
        }
        for (int i = 0; i < trunk.hosts().size(); i++) {
            String host = trunk.hosts().get(i);
            String key = "hosts[" + i + "]";
            if (!Addresses.isLiteral(host) && !Addresses.isBlock(host)) {
                refuse(host, key, section);
                continue;
            }
            String owner = owners.putIfAbsent(host.toLowerCase(Locale.ROOT), trunk.name());
            if (owner != null) {
                section.problem(key, host + " is listed already, by trunk " + owner, "keep it in one place");
            }
        }
    }

    private static void refuse(String host, String key, Section section) {
        boolean numeric = host.matches("[0-9./:]*");
        String message = numeric ? " is neither an IP address nor a block" : " is not an IP address";
        String remedy = numeric
                ? "write 203.0.113.10 or 198.51.100.0/24"
                : "ask the carrier for its addresses: callers are told apart by address, names are not looked up";
        section.problem(key, Problem.excerpt(host) + message, remedy);
    }

    static void users(List<UserConfig> users, Section root) {
        root.names("users", users.stream().map(UserConfig::name).toList());
        for (int i = 0; i < users.size(); i++) {
            if (!users.get(i).password().isPresent()) {
                root.item("users", i)
                        .problem(
                                "password",
                                "is empty, so anybody could register",
                                "write ${NAME} and set that variable");
            }
        }
    }
}

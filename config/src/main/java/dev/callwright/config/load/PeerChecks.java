package dev.callwright.config.load;

import dev.callwright.config.Problem;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.UserConfig;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks of {@code trunks} and {@code users}. */
final class PeerChecks {

    private PeerChecks() {}

    static void trunks(List<TrunkConfig> trunks, Section root) {
        root.names("trunks", trunks.stream().map(TrunkConfig::name).toList());
        Map<String, String> owners = new HashMap<>();
        for (int i = 0; i < trunks.size(); i++) {
            Section section = root.item("trunks", i);
            hosts(trunks.get(i), section, owners);
            codecs(trunks.get(i), section);
            section.advertisedAddress("advertised-address", trunks.get(i).advertisedAddress());
        }
    }

    private static void hosts(TrunkConfig trunk, Section section, Map<String, String> owners) {
        if (trunk.hosts().isEmpty()) {
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

    private static void codecs(TrunkConfig trunk, Section section) {
        if (trunk.codecs().isEmpty()) {
            section.problem("codecs", "is empty, so no audio could be agreed on", "write [pcma, pcmu], or one of them");
        }
        if (new HashSet<>(trunk.codecs()).size() < trunk.codecs().size()) {
            section.problem("codecs", "names a codec twice", "name each once, best first");
        }
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

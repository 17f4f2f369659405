package dev.callwright.config.load;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.FillerConfig;
import dev.callwright.config.McpServerConfig;
import dev.callwright.config.Problem;
import dev.callwright.config.ToolConfig;
import dev.callwright.config.TransferConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.yaml.Nearest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks of what agents may do: {@code tools}, {@code filler} and {@code transfers} of {@code agents}. */
final class AgentToolChecks {

    private static final Pattern NUMBER = Pattern.compile("[+0-9A-Za-z*#._~-]{1,64}|sips?:[^\\s<>\"]{1,255}");

    private AgentToolChecks() {}

    static void agents(CallwrightConfig config, Section root) {
        boolean namesKnown = !root.inDoubt("tools", config.tools().size(), "name")
                && !root.inDoubt("mcp-servers", config.mcpServers().size(), "name");
        Set<String> known = new TreeSet<>(ToolChecks.BUILT_IN);
        config.tools().stream().map(ToolConfig::name).forEach(known::add);
        Set<String> servers =
                config.mcpServers().stream().map(McpServerConfig::name).collect(Collectors.toSet());
        for (int i = 0; i < config.agents().size(); i++) {
            AgentConfig agent = config.agents().get(i);
            Section section = root.item("agents", i);
            if (namesKnown) {
                tools(agent, known, servers, section);
            }
            filler(agent.filler(), section.at("filler"));
            transfers(agent, config, section, root);
        }
    }

    private static void tools(AgentConfig agent, Set<String> known, Set<String> servers, Section section) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < agent.tools().size(); i++) {
            String name = agent.tools().get(i);
            String key = "tools[" + i + "]";
            int slash = name.indexOf('/');
            if (!seen.add(name)) {
                section.problem(key, Problem.excerpt(name) + " is listed already", "keep one of them");
            } else if (slash >= 0) {
                server(name, slash, servers, key, section);
            } else if (!known.contains(name)) {
                unknown("tool", name, known, key, section);
            }
        }
        if (agent.tools().contains("transfer_call") && agent.transfers().isEmpty() && !section.inDoubt("transfers")) {
            section.problem("transfers", "is empty, and transfer_call in tools", "say who may be transferred to");
        }
        if (agent.tools().contains("handoff") && agent.handoffs().isEmpty() && !section.inDoubt("handoffs")) {
            section.problem("handoffs", "is empty, and handoff in tools", "say which agents may take over");
        }
    }

    private static void server(String name, int slash, Set<String> servers, String key, Section section) {
        String server = name.substring(0, slash);
        if (slash == name.length() - 1) {
            section.problem(key, Problem.excerpt(name) + " names no tool", "write " + server + "/* for all");
        } else if (!servers.contains(server)) {
            unknown("MCP server", server, servers, key, section);
        }
    }

    private static void unknown(String kind, String name, Set<String> known, String key, Section section) {
        section.problem(
                key,
                "there is no " + kind + " " + Problem.excerpt(name),
                () -> Nearest.to(name, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("add it, or name another"));
    }

    private static void filler(FillerConfig filler, Section section) {
        section.within("after", filler.after(), Duration.ZERO, Duration.ofSeconds(30));
        if (filler.style() == FillerConfig.Style.PHRASE
                && (filler.phrases().isEmpty() || filler.phrases().stream().anyMatch(String::isBlank))) {
            section.problem("phrases", "has nothing to say", "write a phrase, or style: tone");
        }
    }

    private static void transfers(AgentConfig agent, CallwrightConfig config, Section section, Section root) {
        List<TransferConfig> transfers = agent.transfers();
        section.names("transfers", transfers.stream().map(TransferConfig::name).toList());
        boolean trunksKnown = !root.inDoubt("trunks", config.trunks().size(), "name");
        Set<String> trunks = config.trunks().stream().map(TrunkConfig::name).collect(Collectors.toSet());
        for (int i = 0; i < transfers.size(); i++) {
            TransferConfig transfer = transfers.get(i);
            Section own = section.item("transfers", i);
            if (!NUMBER.matcher(transfer.to()).matches()) {
                own.problem(
                        "to",
                        transfer.to().isEmpty() ? "is empty" : Problem.excerpt(transfer.to()) + " cannot be called",
                        "write a number without spaces, or a SIP URI");
            }
            if (trunksKnown && !transfer.trunk().isEmpty() && !trunks.contains(transfer.trunk())) {
                unknown("trunk", transfer.trunk(), trunks, "trunk", own);
            }
            own.within("ring-timeout", transfer.ringTimeout(), Duration.ofSeconds(5), Duration.ofMinutes(3));
        }
    }
}

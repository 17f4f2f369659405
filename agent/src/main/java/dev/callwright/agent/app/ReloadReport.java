package dev.callwright.agent.app;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.McpServerConfig;
import dev.callwright.config.ToolConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.UserConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a reload came to. Immutable; holds names, never values.
 *
 * @param changed       what holds from now on, such as {@code trunk city added}, {@code numbers changed}
 * @param needsRestart  sections of the file that differ from what runs, and stay as they are until a restart
 */
public record ReloadReport(List<String> changed, List<String> needsRestart) {

    public ReloadReport {
        changed = List.copyOf(changed);
        needsRestart = List.copyOf(needsRestart);
    }

    static ReloadReport between(CallwrightConfig running, CallwrightConfig wanted) {
        List<String> changed = new ArrayList<>();
        named("trunk", running.trunks(), wanted.trunks(), TrunkConfig::name, changed);
        named("user", running.users(), wanted.users(), UserConfig::name, changed);
        if (!running.numbers().equals(wanted.numbers())) {
            changed.add("numbers changed");
        }
        named("tool", running.tools(), wanted.tools(), ToolConfig::name, changed);
        named("mcp-server", running.mcpServers(), wanted.mcpServers(), McpServerConfig::name, changed);
        named("agent", running.agents(), wanted.agents(), AgentConfig::name, changed);
        if (!running.budgets().equals(wanted.budgets())) {
            changed.add("budgets changed");
        }
        if (!running.defence().equals(wanted.defence())) {
            changed.add("defence changed");
        }
        return new ReloadReport(changed, restarting(running, wanted));
    }

    private static List<String> restarting(CallwrightConfig running, CallwrightConfig wanted) {
        Map<String, Function<CallwrightConfig, Object>> sections = new LinkedHashMap<>();
        sections.put("sip", CallwrightConfig::sip);
        sections.put("media", CallwrightConfig::media);
        sections.put("realtime", CallwrightConfig::realtime);
        sections.put("providers", CallwrightConfig::providers);
        sections.put("store", CallwrightConfig::store);
        sections.put("registrar", CallwrightConfig::registrar);
        sections.put("limits", CallwrightConfig::limits);
        sections.put("capture", CallwrightConfig::capture);
        sections.put("control", CallwrightConfig::control);
        sections.put("log", CallwrightConfig::log);
        return sections.entrySet().stream()
                .filter(section -> !section.getValue()
                        .apply(running)
                        .equals(section.getValue().apply(wanted)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static <T> void named(
            String kind, List<T> running, List<T> wanted, Function<T, String> name, List<String> changed) {
        Map<String, T> before = new LinkedHashMap<>();
        running.forEach(item -> before.put(name.apply(item), item));
        for (T item : wanted) {
            T old = before.remove(name.apply(item));
            if (old == null) {
                changed.add(kind + " " + name.apply(item) + " added");
            } else if (!Objects.equals(old, item)) {
                changed.add(kind + " " + name.apply(item) + " changed");
            }
        }
        before.keySet().forEach(gone -> changed.add(kind + " " + gone + " removed"));
    }

    /** The settings that run after a reload: what needs a restart is that of before. */
    static CallwrightConfig merged(CallwrightConfig running, CallwrightConfig wanted) {
        return running.withDefence(wanted.defence())
                .withBudgets(wanted.budgets())
                .withTrunks(wanted.trunks())
                .withUsers(wanted.users())
                .withNumbers(wanted.numbers())
                .withTools(wanted.tools())
                .withMcpServers(wanted.mcpServers())
                .withAgents(wanted.agents());
    }
}

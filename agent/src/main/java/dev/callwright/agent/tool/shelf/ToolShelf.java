package dev.callwright.agent.tool.shelf;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.tool.Tool;
import dev.callwright.agent.tool.ToolBox;
import dev.callwright.agent.tool.builtin.BuiltIns;
import dev.callwright.agent.tool.mcp.McpSource;
import dev.callwright.agent.tool.webhook.Webhook;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ToolConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All tools there are. Thread-safe; never blocks. */
public final class ToolShelf implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ToolShelf.class);

    private final Metrics metrics;
    private volatile Stock stock = new Stock(Map.of(), Map.of(), Path.of(""), List.of());

    /** What there is at a time; replaced as a whole. */
    private record Stock(
            Map<String, Webhook> webhooks, Map<String, McpSource> servers, Path folder, List<String> prompts) {}

    /** An empty shelf. */
    public ToolShelf(Metrics metrics) {
        this.metrics = metrics;
    }

    /**
     * Takes the tools of these settings. Servers that are the same as before stay connected and list their tools anew, in the
     * background; others are left, or started.
     */
    public synchronized void stock(CallwrightConfig config) {
        Map<String, Webhook> webhooks = new HashMap<>();
        for (ToolConfig tool : config.tools()) {
            webhooks.put(tool.name(), new Webhook(tool, Clock.systemUTC(), metrics));
        }
        Map<String, McpSource> before = new HashMap<>(stock.servers());
        Map<String, McpSource> servers = new HashMap<>();
        config.mcpServers().forEach(server -> {
            McpSource known = before.get(server.name());
            if (known != null && known.config().equals(server)) {
                before.remove(server.name());
                known.refresh();
                servers.put(server.name(), known);
            } else {
                servers.put(server.name(), new McpSource(server, metrics).start());
            }
        });
        Path folder = Path.of(config.media().prompts());
        stock = new Stock(Map.copyOf(webhooks), Map.copyOf(servers), folder, new Prompts(folder).names());
        before.values().forEach(McpSource::close);
    }

    /** The tools an agent may use, as far as they are known at this time. */
    public ToolBox boxOf(AgentConfig agent) {
        Stock now = stock;
        List<Tool> tools = new ArrayList<>();
        BuiltIns builtIns = new BuiltIns(agent, now.prompts());
        for (String name : agent.tools()) {
            List<Tool> found = find(name, now, builtIns);
            if (found.isEmpty()) {
                log.atWarn()
                        .addKeyValue("agent", agent.name())
                        .addKeyValue("tool", name)
                        .log("the agent goes without this tool: there is nothing behind the name now");
            }
            tools.addAll(found);
        }
        return tools.isEmpty() ? ToolBox.EMPTY : new ToolBox(tools);
    }

    private static List<Tool> find(String name, Stock now, BuiltIns builtIns) {
        int slash = name.indexOf('/');
        if (slash > 0) {
            return Optional.ofNullable(now.servers().get(name.substring(0, slash))).stream()
                    .flatMap(server -> server.tools(name.substring(slash + 1)).stream())
                    .toList();
        }
        Optional<Tool> webhook = Optional.ofNullable(now.webhooks().get(name));
        return webhook.or(() -> builtIns.find(name)).stream().toList();
    }

    /** The file of a prompt. */
    public Path prompt(String name) {
        return stock.folder().resolve(name);
    }

    @Override
    public void close() {
        stock.servers().values().forEach(McpSource::close);
    }
}

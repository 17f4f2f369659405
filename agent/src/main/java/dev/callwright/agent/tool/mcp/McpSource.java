package dev.callwright.agent.tool.mcp;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ToolSpec;
import dev.callwright.agent.tool.Tool;
import dev.callwright.agent.tool.ToolJson;
import dev.callwright.agent.tool.ToolResult;
import dev.callwright.agent.tool.ToolResult.Failed;
import dev.callwright.agent.tool.ToolResult.Kind;
import dev.callwright.config.McpServerConfig;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;

/**
 * One server and its tools. A thread of its own connects, lists, listens for changes, looks now and then whether the server still
 * answers, and connects anew with growing pauses. What was listed last stays known while the server is away; calls fail at once
 * then. Thread-safe.
 */
public final class McpSource implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(McpSource.class);
    private static final int MOST_TOOLS = 128;
    private static final int MOST_PAGES = 16;
    private static final int LONGEST_ANSWER = 65_536;
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final McpServerConfig config;
    private final Metrics metrics;
    private final Thread keeper;
    /** A permit says that there is reason to look at the server before it is time. */
    private final Semaphore reason = new Semaphore(0);

    private volatile Optional<McpSyncClient> client = Optional.empty();
    private volatile List<McpTool> tools = List.of();

    public McpSource(McpServerConfig config, Metrics metrics) {
        this.config = config;
        this.metrics = metrics;
        this.keeper = Thread.ofVirtual().name("mcp-" + config.name()).unstarted(this::keep);
    }

    /** Starts to connect, and returns at once. */
    public McpSource start() {
        keeper.start();
        return this;
    }

    public McpServerConfig config() {
        return config;
    }

    /** The tools as listed last: all, or that of one name. */
    public List<Tool> tools(String wanted) {
        return tools.stream()
                .filter(tool -> wanted.equals("*") || tool.name().equals(wanted))
                .map(Tool.class::cast)
                .toList();
    }

    /** Lists the tools anew, soon. */
    public void refresh() {
        reason.release();
    }

    @Override
    public void close() {
        keeper.interrupt();
    }

    ToolResult call(String name, String arguments) {
        Optional<McpSyncClient> connected = client;
        if (connected.isEmpty()) {
            return new Failed(Kind.UNREACHABLE, "The tool's server is away.");
        }
        try {
            return judge(connected
                    .get()
                    .callTool(McpSchema.CallToolRequest.builder(name)
                            .arguments(McpJsonDefaults.getMapper(), arguments)
                            .build()));
        } catch (RuntimeException e) {
            // The SDK throws whatever its reactor does; which of it was a broken connection shows by looking.
            refresh();
            log.atWarn()
                    .addKeyValue("mcp", config.name())
                    .addKeyValue("tool", name)
                    .log("call failed: {}", reason(e));
            return isTimeout(e)
                    ? new Failed(
                            Kind.TIMED_OUT, "The tool did not answer in time. It may have done its work all the same.")
                    : new Failed(Kind.UNREACHABLE, "The tool could not be called.");
        }
    }

    private static ToolResult judge(McpSchema.CallToolResult result) {
        String text = result.content().stream()
                .filter(McpSchema.TextContent.class::isInstance)
                .map(content -> ((McpSchema.TextContent) content).text())
                .collect(Collectors.joining("\n"));
        String words = text.isEmpty() && result.structuredContent() != null ? json(result.structuredContent()) : text;
        if (words.length() > LONGEST_ANSWER) {
            return new Failed(Kind.BAD_ANSWER, "The tool's answer is too long.");
        }
        if (Boolean.TRUE.equals(result.isError())) {
            return new Failed(Kind.REFUSED, words.substring(0, Math.min(words.length(), 1000)));
        }
        return new ToolResult.Reply(words.isEmpty() ? ToolJson.of("result", "done") : words);
    }

    private void keep() {
        Duration pause = FIRST_PAUSE;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (serve()) {
                    pause = FIRST_PAUSE;
                }
                metrics.mcpLost();
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Connects, and stays until the server is gone. Returns whether it was there. */
    private boolean serve() throws InterruptedException {
        boolean wasThere = false;
        try (McpSyncClient fresh = build()) {
            fresh.initialize();
            list(fresh);
            client = Optional.of(fresh);
            wasThere = true;
            while (true) {
                boolean asked = reason.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                reason.drainPermits();
                if (asked) {
                    list(fresh);
                } else {
                    fresh.ping();
                }
            }
        } catch (RuntimeException e) {
            if (Thread.interrupted() || causedByInterrupt(e)) {
                throw new InterruptedException();
            }
            log.atWarn().addKeyValue("mcp", config.name()).log("the server is away: {}", reason(e));
            return wasThere;
        } finally {
            client = Optional.empty();
        }
    }

    private McpSyncClient build() {
        return McpClient.sync(Wire.to(config))
                .clientInfo(McpSchema.Implementation.builder("callwright", "1").build())
                .requestTimeout(config.timeout())
                .initializationTimeout(config.timeout())
                .toolsChangeConsumer(_ -> refresh())
                .build();
    }

    private void list(McpSyncClient from) {
        List<McpSchema.Tool> found = new ArrayList<>();
        McpSchema.ListToolsResult page = from.listTools();
        found.addAll(page.tools());
        for (int pages = 1; pages < MOST_PAGES && page.nextCursor() != null && found.size() < MOST_TOOLS; pages++) {
            page = from.listTools(page.nextCursor());
            found.addAll(page.tools());
        }
        tools = found.stream().limit(MOST_TOOLS).map(this::tool).toList();
        log.atInfo()
                .addKeyValue("mcp", config.name())
                .addKeyValue("tools", tools.size())
                .log("tools listed");
    }

    private McpTool tool(McpSchema.Tool tool) {
        String description = tool.description() == null ? tool.name() : tool.description();
        return new McpTool(
                this,
                tool.name(),
                new ToolSpec(
                        SafeName.of(config.name(), tool.name()),
                        description,
                        tool.inputSchema() == null ? "{\"type\":\"object\"}" : json(tool.inputSchema())));
    }

    private static String json(Object value) {
        try {
            return McpJsonDefaults.getMapper().writeValueAsString(value);
        } catch (IOException e) {
            return "{}";
        }
    }

    private static boolean isTimeout(RuntimeException e) {
        return Exceptions.unwrap(e) instanceof TimeoutException || e.getCause() instanceof TimeoutException;
    }

    private static boolean causedByInterrupt(RuntimeException e) {
        return e.getCause() instanceof InterruptedException || Exceptions.unwrap(e) instanceof InterruptedException;
    }

    /** The kind of failure only: texts of servers have no place in our log. */
    private static String reason(RuntimeException e) {
        Throwable cause = Exceptions.unwrap(e);
        return (cause.getCause() == null ? cause : cause.getCause()).getClass().getSimpleName();
    }

    /** So that no logged map of ours shows a key. */
    @Override
    public String toString() {
        return "McpSource" + Map.of("name", config.name(), "tools", tools.size());
    }
}

package dev.callwright.agent.tool.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.tool.Tool;
import dev.callwright.agent.tool.ToolBox;
import dev.callwright.agent.tool.ToolCall;
import dev.callwright.agent.tool.ToolResult;
import dev.callwright.agent.tool.ToolResult.Failed;
import dev.callwright.agent.tool.ToolResult.Kind;
import dev.callwright.agent.tool.ToolResult.Reply;
import dev.callwright.config.McpServerConfig;
import dev.callwright.config.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our client against servers made with the official SDK, over both of its transports. */
@Timeout(120)
class McpSourceIT {

    private final Metrics metrics = new Metrics(new SimpleMeterRegistry());

    @TempDir
    private Path folder;

    @Test
    void callsToolsOverHttp() throws Exception {
        try (HttpMcpServer server = new HttpMcpServer(folder, 0);
                McpSource source = new McpSource(http(server.port(), true), metrics).start()) {
            await("tools are listed", () -> source.tools("*").size() == 3);

            assertThat(source.tools("*").stream().map(tool -> tool.spec().name()))
                    .containsExactlyInAnyOrder("crm__find_customer", "crm__fail", "crm__sleep");
            assertCalls(source);
            assertThat(server.authorizations()).isNotEmpty().containsOnly("Bearer k");
        }
    }

    @Test
    void callsToolsOfAProgram() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        McpServerConfig config = new McpServerConfig(
                "crm",
                "",
                List.of(java, "-cp", classes, StdioServer.class.getName()),
                Secret.NONE,
                Duration.ofSeconds(20),
                false);
        try (McpSource source = new McpSource(config, metrics).start()) {
            await("tools are listed", () -> source.tools("*").size() == 3);

            assertThat(call(source, "crm__find_customer", "{\"number\":\"1\"}"))
                    .isEqualTo(new Reply("Ada, customer since 1843 {number=1}"));
        }
    }

    @Test
    void noticesNewTools() throws Exception {
        try (HttpMcpServer server = new HttpMcpServer(folder, 0);
                McpSource source = new McpSource(http(server.port(), true), metrics).start()) {
            await("tools are listed", () -> source.tools("*").size() == 3);
            server.server().addTool(McpTools.tool("added", Map.of(), "", "new"));
            source.refresh();

            await("the new one is listed", () -> source.tools("added").size() == 1);
        }
    }

    @Test
    void comesBackToAServerThatWasAway() throws Exception {
        int port;
        McpSource source;
        try (HttpMcpServer server = new HttpMcpServer(folder, 0)) {
            port = server.port();
            source = new McpSource(http(port, true), metrics).start();
            await("tools are listed", () -> source.tools("*").size() == 3);
        }
        try (source) {
            assertThat(call(source, "crm__find_customer", "{\"number\":\"1\"}"))
                    .isInstanceOfSatisfying(
                            Failed.class, f -> assertThat(f.kind()).isIn(Kind.UNREACHABLE, Kind.TIMED_OUT));
            assertThat(source.tools("*")).as("known while the server is away").hasSize(3);
            try (HttpMcpServer again = new HttpMcpServer(folder, port)) {
                await(
                        "calls work again",
                        () -> call(source, "crm__find_customer", "{\"number\":\"1\"}") instanceof Reply);
                assertThat(again.authorizations()).isNotEmpty();
            }
        }
    }

    @Test
    void loopbackIsForThoseWhoSaySo() throws Exception {
        try (HttpMcpServer server = new HttpMcpServer(folder, 0);
                McpSource _ = new McpSource(http(server.port(), false), metrics).start()) {
            await("it was tried", () -> metrics.summary().contains("tools.mcp.lost"));

            assertThat(server.authorizations()).isEmpty();
        }
    }

    private static void assertCalls(McpSource source) {
        assertThat(call(source, "crm__find_customer", "{\"number\":\"1\"}"))
                .isEqualTo(new Reply("Ada, customer since 1843 {number=1}"));
        assertThat(call(source, "crm__find_customer", "{}"))
                .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_ARGUMENTS));
        assertThat(call(source, "crm__fail", "{}")).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Kind.REFUSED);
            assertThat(failed.message()).isEqualTo("the customer is not known");
        });
        assertThat(call(source, "crm__sleep", "{}"))
                .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.kind()).isEqualTo(Kind.TIMED_OUT));
    }

    private static ToolResult call(McpSource source, String name, String arguments) {
        List<Tool> tools = source.tools("*");
        try {
            return new ToolBox(tools)
                    .call(new ToolCall(name, arguments, new ToolCall.Scene("c", "", "", "a", Map.of())));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static McpServerConfig http(int port, boolean privateNetwork) {
        return new McpServerConfig(
                "crm",
                "http://127.0.0.1:" + port + "/mcp",
                List.of(),
                new Secret("k"),
                Duration.ofSeconds(5),
                privateNetwork);
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never came about: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}

package dev.callwright.agent.interop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.JsonTree;
import dev.callwright.config.Secret;
import dev.callwright.config.ToolConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server whose model calls functions at certain turns, and a webhook {@code book} that answers when it is let. */
final class ToolLab implements AutoCloseable {

    private final HttpServer webhook;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final CountDownLatch answering;
    private final Lab lab;

    private ToolLab(
            List<Scenario.ToolCall> calls,
            boolean atOnce,
            UnaryOperator<AgentConfig> agent,
            UnaryOperator<CallwrightConfig> change)
            throws IOException {
        answering = new CountDownLatch(atOnce ? 0 : 1);
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        webhook.createContext("/", this::answer);
        webhook.start();
        lab = Lab.start(
                calling(calls),
                plain -> change.apply(plain.withTools(List.of(book()))
                        .withAgents(plain.agents().stream().map(agent).toList())));
    }

    static ToolLab start(List<Scenario.ToolCall> calls, UnaryOperator<AgentConfig> agent) throws IOException {
        return new ToolLab(calls, true, agent, UnaryOperator.identity());
    }

    static ToolLab start(
            List<Scenario.ToolCall> calls, UnaryOperator<AgentConfig> agent, UnaryOperator<CallwrightConfig> change)
            throws IOException {
        return new ToolLab(calls, true, agent, change);
    }

    /** The webhook answers once {@link #letAnswer} says so. */
    static ToolLab waiting(List<Scenario.ToolCall> calls, UnaryOperator<AgentConfig> agent) throws IOException {
        return new ToolLab(calls, false, agent, UnaryOperator.identity());
    }

    Lab lab() {
        return lab;
    }

    /** What the webhook was sent. */
    List<String> bodies() {
        return bodies;
    }

    void letAnswer() {
        answering.countDown();
    }

    private ToolConfig book() {
        return new ToolConfig(
                "book",
                "Books.",
                new JsonTree("{\"type\":\"object\",\"properties\":{\"pin\":{\"type\":\"string\"}}}"),
                "http://127.0.0.1:" + webhook.getAddress().getPort() + "/",
                List.of(),
                new Secret("key"),
                Duration.ofSeconds(30),
                0,
                16_384,
                true);
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        try {
            var _ = answering.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] body = "{\"table\":7}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** A model that calls these. */
    static Scenario calling(List<Scenario.ToolCall> calls) {
        return Scenario.DEFAULTS.withToolCalls(calls);
    }

    @Override
    public void close() {
        letAnswer();
        lab.close();
        webhook.stop(0);
    }
}

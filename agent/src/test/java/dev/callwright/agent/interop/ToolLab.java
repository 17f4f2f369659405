package dev.callwright.agent.interop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.agent.simulator.Timing;
import dev.callwright.agent.simulator.script.Rule;
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

/**
 * A server whose model calls functions at certain turns, and webhooks: {@code book} answers when it is let, {@code slow} not in its
 * time, {@code big} with more than it may, and {@code elsewhere} sends to an address nobody may call.
 */
final class ToolLab implements AutoCloseable {

    private final HttpServer webhook;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final List<String> moments = new CopyOnWriteArrayList<>();
    private final CountDownLatch answering;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Lab lab;

    private ToolLab(
            Scenario scenario, boolean atOnce, UnaryOperator<AgentConfig> agent, UnaryOperator<CallwrightConfig> change)
            throws IOException {
        answering = new CountDownLatch(atOnce ? 0 : 1);
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        webhook.createContext("/", this::answer);
        webhook.createContext("/slow", this::dawdle);
        webhook.createContext("/big", exchange -> reply(exchange, 200, "x".repeat(20_000)));
        webhook.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data/");
            reply(exchange, 302, "{}");
        });
        webhook.start();
        lab = Lab.watched(
                scenario,
                new Overheard(),
                moment -> moments.add(moment.toString()),
                plain -> change.apply(plain.withTools(
                                List.of(tool("book", 30), tool("slow", 1), tool("big", 30), tool("elsewhere", 30)))
                        .withAgents(plain.agents().stream().map(agent).toList())));
    }

    static ToolLab start(List<Scenario.ToolCall> calls, UnaryOperator<AgentConfig> agent) throws IOException {
        return new ToolLab(calling(calls), true, agent, UnaryOperator.identity());
    }

    /** The same with a model that follows a script, and takes as long to say something as it is heard. */
    static ToolLab scripted(UnaryOperator<AgentConfig> agent, Rule... script) throws IOException {
        return new ToolLab(following(List.of(script)), true, agent, UnaryOperator.identity());
    }

    static ToolLab scriptedAndWaiting(UnaryOperator<AgentConfig> agent, Rule... script) throws IOException {
        return new ToolLab(following(List.of(script)), false, agent, UnaryOperator.identity());
    }

    static ToolLab start(
            List<Scenario.ToolCall> calls, UnaryOperator<AgentConfig> agent, UnaryOperator<CallwrightConfig> change)
            throws IOException {
        return new ToolLab(calling(calls), true, agent, change);
    }

    /** The webhook answers once {@link #letAnswer} says so. */
    static ToolLab waiting(List<Scenario.ToolCall> calls, UnaryOperator<AgentConfig> agent) throws IOException {
        return new ToolLab(calling(calls), false, agent, UnaryOperator.identity());
    }

    /** When this is so, the model says this and calls these, every time. */
    static Rule rule(Rule.When when, String say, Rule.Call... calls) {
        return new Rule(when, say, "", List.of(calls), false, Duration.ZERO, 0);
    }

    /** It is the first answer of the session. */
    static Rule.When heard() {
        return new Rule.When("", "", "", "", "", "", 1);
    }

    /** A function has returned. */
    static Rule.When returned(String tool) {
        return new Rule.When("", "", tool, "", "", "", 0);
    }

    Lab lab() {
        return lab;
    }

    /** What the webhook was sent. */
    List<String> bodies() {
        return bodies;
    }

    /** What the model was sent. */
    List<String> frames() {
        return frames;
    }

    /** What was told of the calls to those who watch. */
    List<String> moments() {
        return moments;
    }

    void letAnswer() {
        answering.countDown();
    }

    private ToolConfig tool(String name, int seconds) {
        return new ToolConfig(
                name,
                "Does something.",
                new JsonTree("{\"type\":\"object\",\"properties\":{\"pin\":{\"type\":\"string\"}}}"),
                "http://127.0.0.1:" + webhook.getAddress().getPort() + '/' + name,
                List.of(),
                new Secret("key"),
                Duration.ofSeconds(seconds),
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
        reply(exchange, 200, "{\"table\":7}");
    }

    /** Waits for longer than it has. */
    private void dawdle(HttpExchange exchange) throws IOException {
        try {
            var _ = over.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reply(exchange, 200, "{}");
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** A model that calls these. */
    static Scenario calling(List<Scenario.ToolCall> calls) {
        return Scenario.DEFAULTS.withToolCalls(calls);
    }

    private static Scenario following(List<Rule> script) {
        Timing timing = Scenario.DEFAULTS.timing();
        return Scenario.DEFAULTS
                .withTiming(new Timing(
                        timing.firstAudioDelay(),
                        timing.transcriptionDelay(),
                        timing.interruptTail(),
                        timing.cancelTail(),
                        100,
                        timing.chunks()))
                .withScript(script);
    }

    /** What the client says, but for the caller's audio. */
    private final class Overheard implements SimulatorListener {

        @Override
        public void onMoment(Moment moment) {
            // What the model does is known by the script.
        }

        @Override
        public void onFrame(String sessionId, String text) {
            if (!text.contains("input_audio_buffer.append")) {
                frames.add(text);
            }
        }
    }

    @Override
    public void close() {
        letAnswer();
        over.countDown();
        lab.close();
        webhook.stop(0);
    }
}

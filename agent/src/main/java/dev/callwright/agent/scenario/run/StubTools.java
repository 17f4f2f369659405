package dev.callwright.agent.scenario.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.callwright.agent.scenario.check.Subset;
import dev.callwright.agent.scenario.plan.WebhookPlan;
import dev.callwright.config.ToolConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The tools of a test, served over HTTP on loopback. Thread-safe. */
final class StubTools implements AutoCloseable {

    private static final int MAX_BODY = 1 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<WebhookPlan.Answer, AtomicInteger> used = new ConcurrentHashMap<>();

    StubTools(List<WebhookPlan> webhooks) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the tools of the test", e);
        }
        server.setExecutor(threads);
        for (WebhookPlan webhook : webhooks) {
            server.createContext("/" + webhook.name(), exchange -> answer(webhook, exchange));
        }
        server.start();
    }

    /** A tool as it is if nobody here serves it; else led to this server. */
    ToolConfig serve(ToolConfig tool, List<WebhookPlan> webhooks) {
        if (webhooks.stream().noneMatch(webhook -> webhook.name().equals(tool.name()))) {
            return tool;
        }
        return new ToolConfig(
                tool.name(),
                tool.description(),
                tool.parameters(),
                "http://127.0.0.1:" + server.getAddress().getPort() + "/" + tool.name(),
                tool.headers(),
                tool.secret(),
                tool.timeout(),
                tool.retries(),
                tool.responseLimit(),
                true);
    }

    private void answer(WebhookPlan webhook, HttpExchange exchange) throws IOException {
        try (exchange) {
            String arguments = arguments(exchange);
            for (WebhookPlan.Answer answer : webhook.answers()) {
                if (Subset.holds(answer.when().json(), arguments) && takes(answer)) {
                    TimeUnit.NANOSECONDS.sleep(answer.after().toNanos());
                    send(exchange, answer.status(), answer.reply().json());
                    return;
                }
            }
            send(exchange, 500, "{\"error\":\"no answer of the test fits these arguments\"}");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean takes(WebhookPlan.Answer answer) {
        int before = used.computeIfAbsent(answer, _ -> new AtomicInteger()).getAndIncrement();
        return answer.times() == 0 || before < answer.times();
    }

    private static String arguments(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
        try {
            return JsonMapper.shared().readTree(body).path("arguments").toString();
        } catch (JacksonException e) {
            return "";
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

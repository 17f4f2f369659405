package dev.callwright.agent.tool.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.tool.AddressGuard;
import dev.callwright.agent.tool.ToolBox;
import dev.callwright.agent.tool.ToolCall;
import dev.callwright.agent.tool.ToolResult;
import dev.callwright.agent.tool.ToolResult.Failed;
import dev.callwright.agent.tool.ToolResult.Kind;
import dev.callwright.agent.tool.ToolResult.Reply;
import dev.callwright.config.JsonTree;
import dev.callwright.config.Secret;
import dev.callwright.config.ToolConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks against a server of the JDK's, and the signature against tools that know nothing of us. */
@Timeout(60)
class WebhookIT {

    private static final String KEY = "s3cret";
    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"guests\":{\"type\":\"integer\"}},\"required\":[\"guests\"]}";

    private final Metrics metrics = new Metrics(new SimpleMeterRegistry());
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final CountDownLatch released = new CountDownLatch(1);

    private HttpServer server;

    @TempDir
    private Path folder;

    private record Seen(Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    private record Answer(int status, String type, String body) {}

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/book", this::book);
        server.createContext("/slow", this::slow);
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
    }

    @Test
    void postsTheCallAndReturnsTheAnswer() throws Exception {
        answers.add(new Answer(200, "application/json", "{\"table\":7}"));

        assertThat(call(tool("/book", 0))).isEqualTo(new Reply("{\"table\":7}"));

        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.body())
                    .isEqualTo("{\"call_id\":\"c1\",\"tool\":\"book\",\"arguments\":{\"guests\":2},\"caller\":\"+861\","
                            + "\"called\":\"400\",\"agent\":\"a\",\"variables\":{\"order\":\"77\"}}");
            assertThat(request.header("Content-type")).isEqualTo("application/json");
            assertThat(request.header("X-team")).isEqualTo("blue");
            assertThat(request.header("Idempotency-key")).isNotEmpty();
        });
    }

    @Test
    void argumentsThatDoNotFitAreNotSent() throws Exception {
        ToolResult result = new ToolBox(List.of(webhook(tool("/book", 0))))
                .call(new ToolCall("book", "{\"guests\":\"two\"}", scene()));

        assertThat(result)
                .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_ARGUMENTS));
        assertThat(seen).isEmpty();
    }

    @Test
    void aFailureIsTriedAgainUnderTheSameKey() throws Exception {
        answers.add(new Answer(500, "text/plain", "oops"));
        answers.add(new Answer(200, "text/plain", "done"));

        assertThat(call(tool("/book", 1))).isEqualTo(new Reply("done"));

        assertThat(seen).hasSize(2);
        assertThat(seen.get(0).header("Idempotency-key")).isEqualTo(seen.get(1).header("Idempotency-key"));
        assertThat(metrics.summary()).contains("tools.retries=1");
    }

    @Test
    void attemptsHaveAnEnd() throws Exception {
        answers.add(new Answer(503, "text/plain", ""));
        answers.add(new Answer(429, "text/plain", ""));
        answers.add(new Answer(200, "text/plain", "too late"));

        assertThat(kind(call(tool("/book", 1)))).isEqualTo(Kind.REFUSED);
        assertThat(seen).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409})
    void aRefusalIsFinalAndTold(int status) throws Exception {
        answers.add(new Answer(status, "text/plain", "no table that day"));

        assertThat(call(tool("/book", 3))).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Kind.REFUSED);
            assertThat(failed.message()).contains(String.valueOf(status), "no table that day");
        });
        assertThat(seen).hasSize(1);
    }

    @Test
    void redirectionsAreNotFollowed() throws Exception {
        answers.add(new Answer(302, "text/plain", "elsewhere"));

        assertThat(kind(call(tool("/book", 3)))).isEqualTo(Kind.REFUSED);
        assertThat(seen).hasSize(1);
    }

    @Test
    void whatIsSlowHasATimeAndIsNotTriedAgain() throws Exception {
        ToolConfig slow = tool("/slow", 3);
        long since = System.nanoTime();

        assertThat(kind(call(slow))).isEqualTo(Kind.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(10));
        assertThat(seen).hasSize(1);
    }

    @Test
    void whatIsBigIsCutOff() throws Exception {
        answers.add(new Answer(200, "text/plain", "x".repeat(5_000)));

        assertThat(kind(call(tool("/book", 0)))).isEqualTo(Kind.BAD_ANSWER);
    }

    @Test
    void whatIsNoTextIsNotTold() throws Exception {
        answers.add(new Answer(200, "text/html", "<html>"));

        assertThat(kind(call(tool("/book", 0)))).isEqualTo(Kind.BAD_ANSWER);
    }

    @Test
    void whereNobodyListensItIsTriedAgain() throws Exception {
        int port = server.getAddress().getPort();
        server.stop(0);

        assertThat(kind(call(tool(port, "/book", 2, true)))).isEqualTo(Kind.UNREACHABLE);
        assertThat(metrics.summary()).contains("tools.retries=2");
    }

    @Test
    void loopbackIsForThoseWhoSaySo() throws Exception {
        int port = server.getAddress().getPort();

        assertThat(kind(call(tool(port, "/book", 2, false)))).isEqualTo(Kind.FORBIDDEN_ADDRESS);
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]", "0.0.0.0"})
    void someAddressesAreForNobody(String host) throws Exception {
        assertThat(kind(call(tool("http://" + host + ":9/x", 0, true)))).isEqualTo(Kind.FORBIDDEN_ADDRESS);
    }

    /** The name is looked up once, and it is that address which is called, whatever the name says a moment later. */
    @Test
    void aNameThatChangesItsMindIsNoWayIn() throws Exception {
        Deque<InetAddress[]> found = new ArrayDeque<>(List.of(
                new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")},
                new InetAddress[] {InetAddress.ofLiteral("169.254.169.254")}));
        answers.add(new Answer(200, "text/plain", "here"));
        ToolConfig config =
                tool("http://rebinding.example:" + server.getAddress().getPort() + "/book", 0, true);
        Webhook webhook = new Webhook(config, new AddressGuard(true, _ -> found.remove()), Clock.systemUTC(), metrics);

        assertThat(webhook.call(order())).isEqualTo(new Reply("here"));
        assertThat(kind(webhook.call(order()))).isEqualTo(Kind.FORBIDDEN_ADDRESS);
        assertThat(seen)
                .singleElement()
                .satisfies(request -> assertThat(request.header("Host")).startsWith("rebinding.example:"));
    }

    @Test
    void aResolverThatDoesNotAnswerIsNotWaitedFor() throws Exception {
        AddressGuard guard = new AddressGuard(true, _ -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        });
        Webhook webhook = new Webhook(tool("http://silent.example/book", 3, true), guard, Clock.systemUTC(), metrics);

        assertThat(kind(webhook.call(order()))).isEqualTo(Kind.TIMED_OUT);
    }

    @Test
    void whoSpeaksNoHttpIsNoTool() throws Exception {
        try (ServerSocket odd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = odd.accept()) {
                    socket.getOutputStream().write("220 smtp.example.com\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().readNBytes(10);
                } catch (IOException _) {
                    // The test is over.
                }
            });

            assertThat(kind(call(tool(odd.getLocalPort(), "/", 0, true)))).isEqualTo(Kind.BAD_ANSWER);
        }
    }

    /** Python and its standard library know nothing of us: they recompute the signature by the recipe of docs/tools.md. */
    @Test
    void theSignatureIsWhatTheRecipeSays() throws Exception {
        answers.add(new Answer(200, "text/plain", "ok"));
        call(tool("/book", 0));
        Path body = Files.writeString(folder.resolve("body"), seen.getFirst().body());
        String header = seen.getFirst().header("Callwright-signature");

        assertThat(verifies(body, header, KEY)).isTrue();
        assertThat(verifies(body, header, "another key")).isFalse();
        Files.writeString(body, seen.getFirst().body().replace("\"guests\":2", "\"guests\":9"));
        assertThat(verifies(body, header, KEY)).isFalse();
        assertThat(Long.parseLong(header.substring(2, header.indexOf(','))))
                .isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.data.Offset.offset(120L));
    }

    private boolean verifies(Path body, String header, String key) throws Exception {
        Path script = Path.of("..", "scripts", "interop", "verify-webhook");
        Process process = new ProcessBuilder("python3", script.toString(), body.toString(), header)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try (var in = process.getOutputStream()) {
            in.write(key.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0;
    }

    private void book(HttpExchange exchange) throws IOException {
        note(exchange);
        Answer answer = answers.isEmpty() ? new Answer(200, "text/plain", "") : answers.remove();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("Location", "/slow");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Drop by drop, each well within any wait for the next. */
    private void slow(HttpExchange exchange) throws IOException {
        note(exchange);
        exchange.sendResponseHeaders(200, 0);
        try {
            while (!released.await(100, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(Map.copyOf(exchange.getRequestHeaders()), body));
    }

    private ToolResult call(ToolConfig config) throws InterruptedException {
        return webhook(config).call(order());
    }

    private Webhook webhook(ToolConfig config) {
        return new Webhook(config, Clock.systemUTC(), metrics);
    }

    private static Kind kind(ToolResult result) {
        assertThat(result).isInstanceOf(Failed.class);
        return ((Failed) result).kind();
    }

    private ToolConfig tool(String path, int retries) {
        return tool(server.getAddress().getPort(), path, retries, true);
    }

    private static ToolConfig tool(int port, String path, int retries, boolean privateNetwork) {
        return tool("http://127.0.0.1:" + port + path, retries, privateNetwork);
    }

    private static ToolConfig tool(String url, int retries, boolean privateNetwork) {
        return new ToolConfig(
                "book",
                "Books.",
                new JsonTree(SCHEMA),
                url,
                List.of("X-Team: blue"),
                new Secret(KEY),
                Duration.ofSeconds(3),
                retries,
                2_048,
                privateNetwork);
    }

    private static ToolCall order() {
        return new ToolCall("book", "{\"guests\":2}", scene());
    }

    private static ToolCall.Scene scene() {
        return new ToolCall.Scene("c1", "+861", "400", "a", Map.of("order", "77"));
    }
}

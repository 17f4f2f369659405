package dev.callwright.agent.tool.webhook;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ToolSpec;
import dev.callwright.agent.tool.AddressGuard;
import dev.callwright.agent.tool.Tool;
import dev.callwright.agent.tool.ToolCall;
import dev.callwright.agent.tool.ToolJson;
import dev.callwright.agent.tool.ToolResult;
import dev.callwright.agent.tool.ToolResult.Failed;
import dev.callwright.agent.tool.ToolResult.Kind;
import dev.callwright.config.ToolConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool of the operator's: each call is a POST with a JSON body, and the answer is what the model is told. Attempts that cannot
 * have had an effect, or were told to come again, are repeated under the same idempotency key; all of them together take no longer
 * than the timeout. Thread-safe.
 */
public final class Webhook implements Tool {

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final ToolConfig config;
    private final AddressGuard guard;
    private final HttpPost post;
    private final Clock clock;
    private final Metrics metrics;

    /** The outcome of one attempt. */
    private sealed interface Attempt {

        /** This is it. */
        record Final(ToolResult result) implements Attempt {}

        /** Another may do better, after this pause. */
        record Again(Failed failure, long pauseMillis) implements Attempt {}
    }

    /** What is sent, the same in every attempt but for the signature's time. */
    private record Request(String body, String key) {

        byte[] octets() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }

    public Webhook(ToolConfig config, Clock clock, Metrics metrics) {
        this(config, new AddressGuard(config.privateNetwork()), clock, metrics);
    }

    Webhook(ToolConfig config, AddressGuard guard, Clock clock, Metrics metrics) {
        this(config, guard, (SSLSocketFactory) SSLSocketFactory.getDefault(), clock, metrics);
    }

    Webhook(ToolConfig config, AddressGuard guard, SSLSocketFactory tls, Clock clock, Metrics metrics) {
        this.config = config;
        this.guard = guard;
        this.post = new HttpPost(URI.create(config.url()), config.headers(), tls);
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public ToolSpec spec() {
        return new ToolSpec(
                config.name(), config.description(), config.parameters().json());
    }

    @Override
    public boolean takesVariables() {
        return true;
    }

    @Override
    public ToolResult call(ToolCall call) throws InterruptedException {
        Deadline deadline = Deadline.in(config.timeout());
        Request request = new Request(body(call), UUID.randomUUID().toString());
        for (int attempt = 0; ; attempt++) {
            switch (attempt(request, deadline)) {
                case Attempt.Final(ToolResult result) -> {
                    return result;
                }
                case Attempt.Again(Failed failure, long asked) -> {
                    long pause = Math.max(asked, FIRST_PAUSE_MILLIS << Math.min(attempt, 8));
                    if (attempt >= config.retries() || pause >= deadline.leftMillis()) {
                        return failure;
                    }
                    metrics.toolRetried();
                    Thread.sleep(pause);
                }
            }
        }
    }

    private static String body(ToolCall call) {
        ToolCall.Scene scene = call.scene();
        ObjectNode body = ToolJson.newObject().put("call_id", scene.callId()).put("tool", call.name());
        body.set("arguments", ToolJson.object(call.arguments()).orElseGet(ToolJson::newObject));
        body.put("caller", scene.caller()).put("called", scene.called()).put("agent", scene.agent());
        ObjectNode variables = body.putObject("variables");
        scene.variables().forEach(variables::put);
        return body.toString();
    }

    private Attempt attempt(Request request, Deadline deadline) throws InterruptedException {
        Socket connection;
        try {
            List<InetAddress> addresses = lookUp(deadline);
            if (addresses.isEmpty()) {
                return failed(Kind.FORBIDDEN_ADDRESS, "The tool's address may not be called.");
            }
            connection = connect(addresses, deadline);
        } catch (SSLException e) {
            return failed(Kind.UNREACHABLE, "The tool's server could not be trusted.");
        } catch (UnknownHostException e) {
            return again(Kind.UNREACHABLE, "The tool's server is not known.");
        } catch (SocketTimeoutException e) {
            return failed(Kind.TIMED_OUT, "The tool's server could not be reached in time.");
        } catch (IOException e) {
            return again(Kind.UNREACHABLE, "The tool's server could not be reached.");
        }
        try (connection) {
            return judge(post.exchange(connection, more(request), request.octets(), config.responseLimit(), deadline));
        } catch (SocketTimeoutException e) {
            return failed(Kind.TIMED_OUT, "The tool did not answer in time. It may have done its work all the same.");
        } catch (HttpException e) {
            return failed(
                    Kind.BAD_ANSWER, e.tooLong() ? "The tool's answer is too long." : "The tool's answer is none.");
        } catch (IOException e) {
            return failed(
                    Kind.UNREACHABLE, "The connection to the tool broke. It may have done its work all the same.");
        }
    }

    /** On a thread of its own: a resolver that does not answer knows no bounds. */
    private List<InetAddress> lookUp(Deadline deadline) throws IOException, InterruptedException {
        FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> guard.check(post.host()));
        Thread.ofVirtual().name("lookup-" + config.name()).start(lookup);
        try {
            return lookup.get(deadline.forSocket(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("no address in time");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unknown) {
                throw unknown;
            }
            throw new IllegalStateException("a name could not be looked up", e.getCause());
        }
    }

    private Socket connect(List<InetAddress> addresses, Deadline deadline) throws IOException {
        IOException last = new UnknownHostException(post.host());
        for (InetAddress address : addresses) {
            try {
                return post.connect(address, deadline);
            } catch (SSLException | SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private List<String> more(Request request) {
        List<String> more = new ArrayList<>(List.of("Idempotency-Key: " + request.key()));
        if (config.secret().isPresent()) {
            more.add(Signature.HEADER + ": " + new Signature(config.secret()).of(request.octets(), clock.instant()));
        }
        return more;
    }

    private static Attempt judge(HttpAnswer answer) {
        if (answer.mayPass()) {
            return new Attempt.Again(
                    new Failed(Kind.REFUSED, "The tool's server answered " + answer.status() + "."),
                    askedPause(answer));
        }
        if (!answer.isSuccess()) {
            String words = readable(answer) ? " " + excerpt(answer.text()) : "";
            return failed(Kind.REFUSED, "The tool's server answered " + answer.status() + "." + words);
        }
        if (answer.text().isEmpty()) {
            return new Attempt.Final(new ToolResult.Reply(ToolJson.of("result", "done")));
        }
        return readable(answer)
                ? new Attempt.Final(new ToolResult.Reply(answer.text()))
                : failed(Kind.BAD_ANSWER, "The tool answered neither JSON nor text.");
    }

    private static boolean readable(HttpAnswer answer) {
        String type = answer.type();
        return type.equals("application/json") || type.endsWith("+json") || type.equals("text/plain");
    }

    private static String excerpt(String text) {
        return text.substring(0, Math.min(text.length(), 500));
    }

    /** What Retry-After asks for in seconds (RFC 9110 §10.2.3); dates are not read. */
    private static long askedPause(HttpAnswer answer) {
        String asked = answer.headers().getOrDefault("retry-after", "");
        return asked.matches("\\d{1,4}") ? Math.min(LONGEST_PAUSE_MILLIS, 1000L * Integer.parseInt(asked)) : 0;
    }

    private static Attempt failed(Kind kind, String message) {
        return new Attempt.Final(new Failed(kind, message));
    }

    private static Attempt again(Kind kind, String message) {
        return new Attempt.Again(new Failed(kind, message), 0);
    }
}

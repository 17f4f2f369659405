package dev.callwright.agent.cascade.http;

import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One request to a service: blocks a virtual thread of its own and gives what it reads to the loop. Made once more when the first
 * attempt failed in passing and nothing had been read. Started and cancelled on the loop.
 */
public final class Exchange {

    /** Reads the body of a 2xx answer on the virtual thread. */
    public interface Reader {
        void read(Body body) throws IOException;
    }

    /** Silence in the middle of a body that ends the request. */
    private static final long SILENCE_SECONDS = 10;

    private static final int ERROR_OCTETS = 8 << 10;

    private final Wire wire;
    private final Service service;
    private final Supplier<HttpRequest> request;
    private final long mostOctets;
    private final Reader reader;
    private final Consumer<Optional<Failure>> ended;
    private final Thread thread;
    private final Future<?> watch;

    private volatile boolean cancelled;
    private volatile boolean silent;
    private volatile boolean delivered;
    private volatile long progressNanos = System.nanoTime();

    private Exchange(
            Wire wire,
            Service service,
            Supplier<HttpRequest> request,
            long mostOctets,
            Reader reader,
            Consumer<Optional<Failure>> ended) {
        this.wire = wire;
        this.service = service;
        this.request = request;
        this.mostOctets = mostOctets;
        this.reader = reader;
        this.ended = ended;
        this.thread = Thread.ofVirtual().name("cascade-" + service.name()).unstarted(this::run);
        this.watch = wire.loop().scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Begins a request.
     *
     * @param request     makes the request, on the virtual thread
     * @param mostOctets  longest body that is read
     * @param ended       told on the loop how it ended, unless it was cancelled
     */
    public static Exchange start(
            Wire wire,
            Service service,
            Supplier<HttpRequest> request,
            long mostOctets,
            Reader reader,
            Consumer<Optional<Failure>> ended) {
        Exchange exchange = new Exchange(wire, service, request, mostOctets, reader, ended);
        exchange.thread.start();
        return exchange;
    }

    /** Stops it at once; nothing more is heard of it. Any number of times, also after its end. */
    public void cancel() {
        if (!cancelled) {
            cancelled = true;
            thread.interrupt();
            if (watch.cancel(false)) {
                wire.counters().cancelled.increment();
            }
        }
    }

    void progress() {
        progressNanos = System.nanoTime();
    }

    void hand(Runnable step) {
        delivered = true;
        onLoop(step);
    }

    private void look() {
        boolean waiting = System.nanoTime() - progressNanos > TimeUnit.SECONDS.toNanos(limitSeconds());
        if (waiting && !silent) {
            silent = true;
            thread.interrupt();
        }
    }

    /** Before the first octet the bound is the one on the answer's headers, for each attempt. */
    private long limitSeconds() {
        return delivered ? SILENCE_SECONDS : 2 * Service.ANSWER_LIMIT.toSeconds();
    }

    private void run() {
        Optional<Failure> failure = attempt();
        if (failure.filter(Failure::passing).isPresent() && !delivered && !cancelled && !silent) {
            wire.counters().retries.increment();
            failure = attempt();
        }
        if (failure.isPresent() && !cancelled) {
            wire.counters().failures.increment();
        }
        Optional<Failure> result = failure;
        onLoop(() -> {
            if (watch.cancel(false)) {
                ended.accept(result);
            }
        });
    }

    private Optional<Failure> attempt() {
        wire.counters().requests.increment();
        progress();
        try {
            HttpResponse<InputStream> response =
                    wire.client().send(request.get(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                return read(response, in);
            }
        } catch (InterruptedException _) {
            return Optional.of(Failure.timedOut(service, limitSeconds()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(silent ? Failure.timedOut(service, SILENCE_SECONDS) : Failure.broken(service, e));
        }
    }

    private Optional<Failure> read(HttpResponse<InputStream> response, InputStream in) throws IOException {
        int status = response.statusCode();
        if (status / 100 != 2) {
            String text = new String(in.readNBytes(ERROR_OCTETS), StandardCharsets.UTF_8);
            return Optional.of(Failure.refused(service, status, text));
        }
        String type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        try {
            reader.read(new Body(in, this, type, mostOctets));
            return Optional.empty();
        } catch (SenselessAnswer e) {
            return Optional.of(Failure.senseless(service, String.valueOf(e.getMessage())));
        }
    }

    private void onLoop(Runnable step) {
        try {
            wire.loop().execute(() -> {
                if (!cancelled) {
                    step.run();
                }
            });
        } catch (RejectedExecutionException _) {
            // The loop has been shut down, and nobody is left to be told.
            cancelled = true;
        }
    }
}

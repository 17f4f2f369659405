package dev.callwright.agent.simulator.server;

import dev.callwright.agent.simulator.Faults;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.face.Vendor;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Who is let in: the checks before the upgrade, and the count of sessions. Thread-safe. */
final class Admission {

    /** Models of the vendor, of today and of yesterday. */
    private static final Set<String> MODELS = Set.of(
            "step-1o-audio",
            "step-audio-2",
            "step-audio-2-mini",
            "step-audio-2-think",
            "step-audio-2-mini-think",
            "step-audio-r1.1",
            "step-audio-r1.5",
            "stepaudio-2.5-realtime",
            "stepaudio-3-realtime-preview");

    /** The outcome for one request. */
    sealed interface Verdict {

        /** Let in, as the session of this number. */
        record Admitted(Vendor vendor, String model, int number) implements Verdict {}

        record Refused(HttpResponseStatus status, String type, String message) implements Verdict {}
    }

    private final Scenario scenario;
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger admitted = new AtomicInteger();

    Admission(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Whether the fault of closing at accept hits this connection. */
    boolean refusesConnection() {
        return connections.incrementAndGet() <= scenario.faults().connection().refuseFirst();
    }

    /** An admitted request has taken a place among the sessions, which {@link #leave()} gives back. */
    Verdict enter(HttpRequest request) {
        QueryStringDecoder query = new QueryStringDecoder(request.uri());
        if (!query.path().endsWith("/realtime")) {
            return new Verdict.Refused(HttpResponseStatus.NOT_FOUND, "not_found", "unknown path");
        }
        Vendor vendor =
                Vendor.of(query.path(), first(query, "model"), request.headers().contains("OpenAI-Beta"));
        if (!knows(request, vendor)) {
            return new Verdict.Refused(
                    HttpResponseStatus.UNAUTHORIZED, "invalid_api_key", "incorrect API key provided");
        }
        String key = vendor.modelParameter();
        if (!key.isEmpty()
                && (query.parameters().getOrDefault(key, List.of()).size() != 1
                        || first(query, key).isBlank())) {
            return new Verdict.Refused(HttpResponseStatus.BAD_REQUEST, "invalid_request_error", key + " is required");
        }
        if (vendor == Vendor.AZURE_BETA && first(query, "api-version").isBlank()) {
            return new Verdict.Refused(HttpResponseStatus.NOT_FOUND, "404", "Resource not found");
        }
        return enter(vendor, key.isEmpty() ? "" : first(query, key));
    }

    /** What is wrong with a request to an HTTP face. */
    Optional<Verdict.Refused> refusal(HttpRequest request) {
        if (!knows(request, Vendor.STEPFUN)) {
            return Optional.of(new Verdict.Refused(
                    HttpResponseStatus.UNAUTHORIZED, "invalid_api_key", "incorrect API key provided"));
        }
        return scenario.door().quotaExhausted()
                ? Optional.of(new Verdict.Refused(
                        HttpResponseStatus.PAYMENT_REQUIRED, "quota_exceeded", "you exceeded your current quota"))
                : Optional.empty();
    }

    private static String first(QueryStringDecoder query, String key) {
        List<String> values = query.parameters().getOrDefault(key, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    private Verdict enter(Vendor vendor, String model) {
        Scenario.Door door = scenario.door();
        if (!vendor.has(model) && !MODELS.contains(model) && !door.models().contains(model)) {
            return new Verdict.Refused(HttpResponseStatus.NOT_FOUND, "model_not_found", "the model does not exist");
        }
        if (door.quotaExhausted()) {
            return new Verdict.Refused(
                    HttpResponseStatus.PAYMENT_REQUIRED, "quota_exceeded", "you exceeded your current quota");
        }
        Faults.Connection fault = scenario.faults().connection();
        if (fault.admitFirst() > 0 && admitted.get() >= fault.admitFirst()) {
            return refused(HttpResponseStatus.valueOf(fault.refuseStatus()));
        }
        if (sessions.incrementAndGet() > door.maxSessions()) {
            sessions.decrementAndGet();
            return new Verdict.Refused(
                    HttpResponseStatus.TOO_MANY_REQUESTS, "rate_limit_exceeded", "too many concurrent sessions");
        }
        return new Verdict.Admitted(vendor, model, admitted.incrementAndGet());
    }

    private static Verdict.Refused refused(HttpResponseStatus status) {
        return switch (status.code()) {
            case 402 -> new Verdict.Refused(status, "quota_exceeded", "you exceeded your current quota");
            case 429 -> new Verdict.Refused(status, "rate_limit_exceeded", "too many concurrent sessions");
            default -> new Verdict.Refused(status, "server_error", "the service is not at your disposal");
        };
    }

    void leave() {
        sessions.decrementAndGet();
    }

    int sessions() {
        return sessions.get();
    }

    private boolean knows(HttpRequest request, Vendor vendor) {
        String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        if (authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            return knows(authorization.substring("bearer ".length()).strip());
        }
        return vendor.takesApiKeyHeader()
                && knows(request.headers().get("api-key", "").strip());
    }

    private boolean knows(String key) {
        Scenario.Door door = scenario.door();
        return !key.isEmpty()
                && !door.badKeys().contains(key)
                && (door.apiKeys().isEmpty() || door.apiKeys().contains(key));
    }
}

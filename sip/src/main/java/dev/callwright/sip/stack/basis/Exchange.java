package dev.callwright.sip.stack.basis;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.address.Hop;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** A request of ours and what comes of it. Its outcomes are delivered on the call's lane. Owner: the call's lane. */
public final class Exchange {

    private final Executor lane;
    private final Consumer<Outcome> receiver;
    private final Request request;
    private final Optional<Hop> hop;
    private @Nullable ClientTransaction transaction;

    /** What becomes of a request. A 2xx may come again, and must be acknowledged again. */
    public sealed interface Outcome {

        record Provisional(Response response) implements Outcome {}

        record Success(Response response) implements Outcome {}

        record Failure(Response response) implements Outcome {}

        /** Nobody answered, or there was no way to send. */
        record Unanswered(int status, String reason) implements Outcome {}
    }

    public Exchange(Request request, Optional<Hop> hop, Executor lane, Consumer<Outcome> receiver) {
        this.request = request;
        this.hop = hop;
        this.lane = lane;
        this.receiver = receiver;
    }

    public Request request() {
        return request;
    }

    Optional<Hop> hop() {
        return hop;
    }

    void sentIn(ClientTransaction clientTransaction) {
        transaction = clientTransaction;
    }

    public Optional<ClientTransaction> transaction() {
        return Optional.ofNullable(transaction);
    }

    /** Called on a stack thread. */
    public void answered(Response response) {
        int status = response.getStatusCode();
        deliver(
                status < 200
                        ? new Outcome.Provisional(response)
                        : status < 300 ? new Outcome.Success(response) : new Outcome.Failure(response));
    }

    /** The transaction timed out (RFC 3261 §8.1.3.1: as if a 408 had come). Called on a stack thread. */
    public void timedOut() {
        deliver(new Outcome.Unanswered(Response.REQUEST_TIMEOUT, "Request Timeout"));
    }

    /** The transport failed (RFC 3261 §8.1.3.1: as if a 503 had come). */
    void unsendable() {
        deliver(new Outcome.Unanswered(Response.SERVICE_UNAVAILABLE, "Transport error"));
    }

    private void deliver(Outcome outcome) {
        lane.execute(() -> receiver.accept(outcome));
    }
}

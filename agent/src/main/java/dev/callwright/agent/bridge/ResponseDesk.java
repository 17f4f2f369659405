package dev.callwright.agent.bridge;

import dev.callwright.agent.realtime.ClientEvent;
import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks the model for responses one at a time. The service refuses a second while one runs, and may leave a request unanswered
 * altogether; so a request waits for the running response, and is given up after a while. Owner: media loop.
 */
final class ResponseDesk {

    private final EventLoop loop;
    private final Consumer<ClientEvent> model;
    private final long timeoutNanos;

    private String running = "";
    private boolean cancelled;
    private Optional<String> waiting = Optional.empty();
    private boolean asked;
    private long askedAt;
    private String lastAsked = "";
    private long givenUp;

    ResponseDesk(EventLoop loop, Consumer<ClientEvent> model, long timeoutNanos) {
        this.loop = loop;
        this.model = model;
        this.timeoutNanos = timeoutNanos;
    }

    /** Asks for a response, now or when the running one is over. A newer request replaces one that still waits. */
    void ask(String instructions) {
        if (running.isEmpty() && !asked) {
            send(instructions);
        } else {
            waiting = Optional.of(instructions);
        }
    }

    void created(String responseId) {
        running = responseId;
        cancelled = false;
        asked = false;
    }

    /** The response is over, however it ended. */
    void done(String responseId) {
        if (responseId.equals(running)) {
            running = "";
        }
        next();
    }

    /** The request was refused because the service still has a response running: it will be asked again when that is done. */
    void refusedAsRunning() {
        asked = false;
        waiting = waiting.or(() -> Optional.of(lastAsked));
    }

    /** Cancels the running response, once. Returns its id, or an empty string when none runs. */
    String cancel() {
        if (!running.isEmpty() && !cancelled) {
            cancelled = true;
            model.accept(new ClientEvent.CancelResponse());
        }
        return running;
    }

    /** The session was lost: nothing runs any more. */
    void reset() {
        running = "";
        asked = false;
        waiting = Optional.empty();
    }

    /** What is to be asked next; empty when nothing waits. */
    Optional<String> waiting() {
        return waiting;
    }

    String running() {
        return running;
    }

    /** The instructions of the latest request. */
    String lastAsked() {
        return lastAsked;
    }

    long givenUp() {
        return givenUp;
    }

    private void send(String instructions) {
        asked = true;
        lastAsked = instructions;
        long now = System.nanoTime();
        askedAt = now;
        model.accept(new ClientEvent.CreateResponse(instructions));
        var _ = loop.schedule(() -> giveUp(now), timeoutNanos, TimeUnit.NANOSECONDS);
    }

    private void giveUp(long ofRequest) {
        if (asked && askedAt == ofRequest) {
            asked = false;
            givenUp++;
            next();
        }
    }

    private void next() {
        if (running.isEmpty() && !asked && waiting.isPresent()) {
            String instructions = waiting.get();
            waiting = Optional.empty();
            send(instructions);
        }
    }
}

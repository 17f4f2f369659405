package dev.callwright.agent.bridge.talk;

import dev.callwright.agent.realtime.ClientEvent;
import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks the model for responses one at a time. The service refuses a second while one runs, and may leave a request unanswered
 * altogether; so a request waits for the running response, and is given up after a while. Owner: media loop.
 */
public final class ResponseDesk {

    private final EventLoop loop;
    private final Consumer<ClientEvent> model;
    private final long timeoutNanos;

    private String running = "";
    private boolean cancelled;
    private Optional<String> waiting = Optional.empty();
    private boolean asked;
    private boolean withdrawn;
    private long askedAt;
    private String lastAsked = "";
    private long givenUp;

    public ResponseDesk(EventLoop loop, Consumer<ClientEvent> model, long timeoutNanos) {
        this.loop = loop;
        this.model = model;
        this.timeoutNanos = timeoutNanos;
    }

    /** Asks for a response, now or when the running one is over. A newer request replaces one that still waits. */
    public void ask(String instructions) {
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

    /** Takes back what was asked for and has not begun; its instructions, if there was such a request. */
    Optional<String> withdraw() {
        boolean unbegun = asked && !withdrawn;
        Optional<String> taken = waiting.isPresent() || !unbegun ? waiting : Optional.of(lastAsked);
        waiting = Optional.empty();
        withdrawn = asked;
        return taken;
    }

    /** Whether the response that has just begun is one taken back too late; says so once. */
    boolean tooLate() {
        boolean late = withdrawn;
        withdrawn = false;
        return late;
    }

    /** Whether a response is wanted, and on its way or running. */
    boolean active() {
        return (!running.isEmpty() && !cancelled) || (asked && !withdrawn) || waiting.isPresent();
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
        if (!withdrawn) {
            waiting = waiting.or(() -> Optional.of(lastAsked));
        }
        withdrawn = false;
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
        withdrawn = false;
        waiting = Optional.empty();
    }

    /** Tells the model something that asks for no response. */
    void tell(ClientEvent event) {
        model.accept(event);
    }

    /** Whether no response runs, and none is asked for. */
    boolean idle() {
        return running.isEmpty() && !asked && waiting.isEmpty();
    }

    /** Forgets a request that still waits; returns whether one has gone out that was not answered yet. */
    boolean forgetWaiting() {
        waiting = Optional.empty();
        return asked;
    }

    /** What is to be asked next; empty when nothing waits. */
    Optional<String> waiting() {
        return waiting;
    }

    public String running() {
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
            withdrawn = false;
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

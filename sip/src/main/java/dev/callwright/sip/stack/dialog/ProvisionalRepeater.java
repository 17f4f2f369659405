package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.text.Sip;
import java.time.Duration;
import java.util.concurrent.Future;
import javax.sip.ServerTransaction;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a reliable provisional response until it is stopped, with pauses that double from T1, and gives up after 64*T1 (RFC
 * 3262 §3). Owner: the call's lane.
 */
final class ProvisionalRepeater {

    private final CallContext call;
    private final ServerTransaction transaction;
    private final Response response;
    private final Runnable givenUp;
    private Duration waited = Duration.ZERO;
    private @Nullable Future<?> next;
    private boolean stopped;

    ProvisionalRepeater(CallContext call, ServerTransaction transaction, Response response, Runnable givenUp) {
        this.call = call;
        this.transaction = transaction;
        this.response = response;
        this.givenUp = givenUp;
    }

    boolean isDescribed() {
        return !Sip.body(response).isEmpty();
    }

    void start() {
        send(call.timers().timerT1());
    }

    private void send(Duration pause) {
        call.wire().reply(transaction, (Response) response.clone());
        Duration left = call.timers().patience().minus(waited);
        Duration bounded = pause.compareTo(left) < 0 ? pause : left;
        next = call.timers().after(bounded, call.lane(), () -> elapsed(bounded));
    }

    private void elapsed(Duration pause) {
        if (stopped) {
            return;
        }
        waited = waited.plus(pause);
        if (waited.compareTo(call.timers().patience()) >= 0) {
            stopped = true;
            call.signalling().counters().requestsUnanswered.increment();
            givenUp.run();
        } else {
            send(pause.multipliedBy(2));
        }
    }

    void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(false);
        }
    }
}

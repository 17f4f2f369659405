package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.text.Sip;
import javax.sip.ServerTransaction;
import javax.sip.message.Response;

/**
 * Repeats a reliable provisional response until it is stopped, with pauses that double from T1, and gives up after 64*T1 (RFC
 * 3262 §3). Owner: the call's lane.
 */
final class ProvisionalRepeater {

    private final CallContext call;
    private final ServerTransaction transaction;
    private final Response response;
    private final Runnable givenUp;
    private final Repetition repetition;

    ProvisionalRepeater(CallContext call, ServerTransaction transaction, Response response, Runnable givenUp) {
        this.call = call;
        this.transaction = transaction;
        this.response = response;
        this.givenUp = givenUp;
        this.repetition =
                new Repetition(call.timers(), call.lane(), call.timers().patience(), this::send, this::giveUp);
    }

    boolean isDescribed() {
        return !Sip.body(response).isEmpty();
    }

    void start() {
        send();
        repetition.start();
    }

    void stop() {
        repetition.stop();
    }

    private void send() {
        call.wire().reply(transaction, (Response) response.clone());
    }

    private void giveUp() {
        call.signalling().counters().requestsUnanswered.increment();
        givenUp.run();
    }
}

package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.TransferRequest;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Exchange;
import dev.callwright.sip.stack.text.ReferTo;
import dev.callwright.sip.stack.text.Sip;
import dev.callwright.sip.stack.text.Sipfrag;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.sip.ServerTransaction;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * A REFER of the peer: it waits for the application's word, and once accepted is a subscription to what becomes of the new call
 * (RFC 3515 §2.4). Thread-safe: what it is told goes through the call's lane, which owns the state.
 */
final class PeerRefer implements TransferRequest {

    /** Shorter than the 64*T1 after which the peer gives up, so that it still hears our answer. */
    private static final int DECISION_IN_T1 = 60;

    /** How long the new call is reported: five minutes with T1 at its usual half second. */
    private static final int REPORT_IN_T1 = 600;

    private static final String REFER_SUB = "Refer-Sub";

    private enum State {
        ASKED,
        ACCEPTED,
        OVER
    }

    private final CallContext call;
    private final CallDialog dialog;
    private final ServerTransaction transaction;
    private final ReferTo referTo;
    private final String event;
    private State state = State.ASKED;
    private @Nullable Future<?> limit;

    /**
     * Waits for the application from now on.
     *
     * @param later  whether it is not the first REFER in the dialog, so that its events must carry an id
     */
    PeerRefer(CallContext call, CallDialog dialog, ServerTransaction transaction, ReferTo referTo, boolean later) {
        this.call = call;
        this.dialog = dialog;
        this.transaction = transaction;
        this.referTo = referTo;
        this.event = later ? "refer;id=" + CallDialog.cseq(transaction.getRequest()) : "refer";
        limit(DECISION_IN_T1, () -> answer(Response.DECLINE));
    }

    @Override
    public String targetUri() {
        return referTo.targetUri();
    }

    @Override
    public Optional<String> replaces() {
        return referTo.replaces();
    }

    @Override
    public void accept() {
        call.lane().execute(() -> {
            if (state == State.ASKED) {
                state = State.ACCEPTED;
                agree();
            }
        });
    }

    /** The peer may have asked not to be told (RFC 4488). */
    private void agree() {
        boolean untold = Sip.first(transaction.getRequest(), REFER_SUB, Header.class)
                .anyMatch(header -> Sip.value(header).strip().regionMatches(true, 0, "false", 0, 5));
        Response accepted = response(Response.ACCEPTED);
        accepted.setHeader(dialog.self().contact());
        if (untold) {
            accepted.setHeader(Sip.header(REFER_SUB, "false"));
        }
        call.wire().reply(transaction, accepted);
        if (untold) {
            stop();
        } else {
            limit(REPORT_IN_T1, () -> tell("terminated;reason=timeout", Response.TRYING, "Trying"));
            tell("active;expires=" + seconds(REPORT_IN_T1), Response.TRYING, "Trying");
        }
    }

    @Override
    public void report(int status, String reason) {
        call.lane().execute(() -> {
            if (state == State.ACCEPTED) {
                boolean last = status >= 200;
                tell(last ? "terminated;reason=noresource" : "active;expires=" + seconds(REPORT_IN_T1), status, reason);
            }
        });
    }

    private void tell(String subscriptionState, int status, String reason) {
        if (state != State.ACCEPTED) {
            return;
        }
        if (subscriptionState.startsWith("terminated")) {
            stop();
        }
        Request notify = dialog.request(Request.NOTIFY);
        notify.setHeader(Sip.header("Event", event));
        notify.setHeader(Sip.header("Subscription-State", subscriptionState));
        notify.setHeader(call.responses().userAgent());
        Sip.setBody(notify, Sipfrag.TYPE, Sipfrag.of(status, reason));
        notify.setHeader(Sip.header("Content-Type", Sipfrag.TYPE_TO_SEND));
        call.wire().send(new Exchange(notify, dialog.hop(), call.lane(), outcome -> {
            if (outcome instanceof Exchange.Outcome.Failure || outcome instanceof Exchange.Outcome.Unanswered) {
                // Whoever does not take it wants no more of it (RFC 6665 §4.2.2).
                stop();
            }
        }));
    }

    @Override
    public void refuse(int status) {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("not a refusal: " + status);
        }
        call.lane().execute(() -> answer(status));
    }

    private void answer(int status) {
        if (state == State.ASKED) {
            stop();
            call.wire().reply(transaction, response(status));
        }
    }

    /** Waits for the application, or for the end of the new call. */
    boolean isOpen() {
        return state != State.OVER;
    }

    /** The dialog is over. */
    void end() {
        answer(Response.REQUEST_TERMINATED);
        stop();
    }

    private void stop() {
        state = State.OVER;
        if (limit != null) {
            limit.cancel(false);
        }
    }

    private void limit(int inT1, Runnable reached) {
        if (limit != null) {
            limit.cancel(false);
        }
        limit = call.timers().after(call.timers().timerT1().multipliedBy(inT1), call.lane(), reached);
    }

    private long seconds(int inT1) {
        Duration time = call.timers().timerT1().multipliedBy(inT1);
        return Math.max(1, time.toSeconds());
    }

    private Response response(int status) {
        return call.responses()
                .tagged(transaction.getRequest(), status, dialog.key().localTag());
    }
}

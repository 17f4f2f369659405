package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.basis.AuthenticatedExchange;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Exchange.Outcome;
import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.text.Extensions;
import dev.callwright.sip.stack.text.LogText;
import dev.callwright.sip.stack.text.Sip;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * A re-INVITE of ours, one at a time. When both sides ask at once each is refused with 491; we try again once, after a
 * random time (RFC 3261 §14.1). One of the application that finds a refresh of ours under way waits for it. Owner: the
 * call's lane.
 */
final class OwnReinvite {

    private static final int ATTEMPTS = 2;
    private static final int STEPS_IN_T1 = 50;
    private static final SipEvent.Refused PENDING = new SipEvent.Refused(Response.REQUEST_PENDING, "Request Pending");

    private final CallContext call;
    private final CallDialog dialog;
    private final DialogSession session;
    private Consumer<SipEvent> outcome = event -> {};
    private String offer = "";
    private boolean quiet;
    private int attempts;
    private @Nullable String next;
    private boolean open;
    private @Nullable Future<?> retry;

    OwnReinvite(CallContext call, CallDialog dialog, DialogSession session) {
        this.call = call;
        this.dialog = dialog;
        this.session = session;
    }

    /** Sent, and not answered yet. */
    boolean isOpen() {
        return open;
    }

    void start(String sdp) {
        if (!isBusy()) {
            begin(sdp, false, call::emit);
        } else if (quiet && next == null) {
            next = sdp;
        } else {
            call.emit(PENDING);
        }
    }

    /** Says again what was said last; only the given receiver hears of it. Nothing when another is under way: that one does. */
    void refresh(String sdp, Consumer<SipEvent> receiver) {
        if (!isBusy()) {
            begin(sdp, true, receiver);
        }
    }

    private boolean isBusy() {
        return open || retry != null;
    }

    private void begin(String sdp, boolean isQuiet, Consumer<SipEvent> receiver) {
        offer = sdp;
        quiet = isQuiet;
        outcome = receiver;
        attempts = 0;
        attempt();
    }

    private void attempt() {
        retry = null;
        attempts++;
        if (session.isChanging()) {
            tryLater();
            return;
        }
        Request invite = dialog.request(Request.INVITE);
        invite.setHeader(call.responses().userAgent());
        invite.addHeader(Sip.header("Supported", Extensions.TIMER));
        session.timer().ask(invite);
        Responses.METHODS.forEach(method -> invite.addHeader(Sip.header("Allow", method)));
        Sip.setBody(invite, Sip.SDP, offer);
        open = true;
        AuthenticatedExchange.send(call, dialog, invite, this::onOutcome);
    }

    private void onOutcome(Outcome outcome) {
        switch (outcome) {
            case Outcome.Provisional provisional -> {
                // Progress of a re-INVITE is of no interest.
            }
            case Outcome.Success(Response ok) -> onAnswer(ok);
            case Outcome.Failure(Response refusal) -> onRefusal(refusal);
            case Outcome.Unanswered(int status, String reason) -> finish(new SipEvent.Refused(status, reason));
        }
    }

    private void onAnswer(Response ok) {
        session.acknowledgements().send(ok);
        if (!open) {
            return;
        }
        dialog.retarget(ok);
        session.described(offer);
        session.refreshed(ok);
        finish(new SipEvent.Answered(Sip.body(ok)));
    }

    private void onRefusal(Response refusal) {
        int status = refusal.getStatusCode();
        if (status == Response.REQUEST_PENDING && open) {
            open = false;
            tryLater();
            return;
        }
        if (open && attempts < ATTEMPTS && session.timer().lengthen(refusal)) {
            attempt();
            return;
        }
        finish(new SipEvent.Refused(status, LogText.of(refusal.getReasonPhrase())));
        if (status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST) {
            session.fail("the peer has lost the dialog");
        }
    }

    /** An answer that comes again, or after the end, changes nothing. */
    private void finish(SipEvent event) {
        if (open) {
            open = false;
            settle(event);
        }
    }

    private void settle(SipEvent event) {
        String waiting = next;
        next = null;
        outcome.accept(event);
        if (waiting != null) {
            session.reinvite(waiting);
        }
    }

    private void tryLater() {
        if (attempts >= ATTEMPTS) {
            settle(PENDING);
            return;
        }
        Duration pause = pause(dialog.isCaller(), call.timers().timerT1(), ThreadLocalRandom.current());
        retry = call.timers().after(pause, call.lane(), this::attempt);
    }

    /**
     * 2.1 to 4 seconds for the side that chose the Call-ID, up to 2 for the other, in steps of 10 ms, with T1 at its usual
     * half second.
     */
    static Duration pause(boolean caller, Duration timerT1, RandomGenerator random) {
        int steps = caller ? random.nextInt(210, 401) : random.nextInt(0, 201);
        return timerT1.dividedBy(STEPS_IN_T1).multipliedBy(steps);
    }

    void stop() {
        open = false;
        next = null;
        if (retry != null) {
            retry.cancel(false);
            retry = null;
        }
    }
}

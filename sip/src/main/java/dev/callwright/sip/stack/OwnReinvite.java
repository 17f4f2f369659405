package dev.callwright.sip.stack;

import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.Exchange.Outcome;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
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
    private static final SipEvent.Refused PENDING = new SipEvent.Refused(Response.REQUEST_PENDING, "Request Pending");

    private final CallContext call;
    private final CallDialog dialog;
    private final DialogSession session;
    private Consumer<SipEvent> outcome = event -> {};
    private String offer = "";
    private boolean quiet;
    private int attempts;
    private @Nullable String next;
    private @Nullable Exchange open;
    private @Nullable Future<?> retry;

    OwnReinvite(CallContext call, CallDialog dialog, DialogSession session) {
        this.call = call;
        this.dialog = dialog;
        this.session = session;
    }

    /** Sent, and not answered yet. */
    boolean isOpen() {
        return open != null;
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
        return open != null || retry != null;
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
        Exchange exchange = new Exchange(invite, dialog.hop(), call.lane(), this::onOutcome);
        open = exchange;
        call.wire().send(exchange);
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
        if (open == null) {
            return;
        }
        dialog.retarget(ok);
        session.described(offer);
        session.refreshed(ok);
        finish(new SipEvent.Answered(Sip.body(ok)));
    }

    private void onRefusal(Response refusal) {
        int status = refusal.getStatusCode();
        if (status == Response.REQUEST_PENDING && open != null) {
            open = null;
            tryLater();
            return;
        }
        if (open != null && attempts < ATTEMPTS && session.timer().lengthen(refusal)) {
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
        if (open != null) {
            open = null;
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

    /**
     * 2.1 to 4 seconds for the side that chose the Call-ID, up to 2 for the other, with T1 at its usual half second.
     */
    private void tryLater() {
        if (attempts >= ATTEMPTS) {
            settle(PENDING);
            return;
        }
        double inT1 = dialog.isCaller()
                ? ThreadLocalRandom.current().nextDouble(4.2, 8)
                : ThreadLocalRandom.current().nextDouble(0, 4);
        Duration pause = Duration.ofNanos((long) (call.timers().timerT1().toNanos() * inT1));
        retry = call.timers().after(pause, call.lane(), this::attempt);
    }

    void stop() {
        open = null;
        next = null;
        if (retry != null) {
            retry.cancel(false);
            retry = null;
        }
    }
}

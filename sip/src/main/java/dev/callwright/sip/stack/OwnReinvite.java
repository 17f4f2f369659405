package dev.callwright.sip.stack;

import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.Exchange.Outcome;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * A re-INVITE of ours, one at a time. When both sides ask at once each is refused with 491; we try again once, after a
 * random time (RFC 3261 §14.1). Owner: the call's lane.
 */
final class OwnReinvite {

    private static final int ATTEMPTS = 2;
    private static final SipEvent.Refused PENDING = new SipEvent.Refused(Response.REQUEST_PENDING, "Request Pending");

    private final CallContext call;
    private final CallDialog dialog;
    private final DialogSession session;
    private String offer = "";
    private int attempts;
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
        if (open || retry != null) {
            call.emit(PENDING);
            return;
        }
        offer = sdp;
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
        dialog.retarget(ok);
        session.acknowledgements().send(ok);
        finish(new SipEvent.Answered(Sip.body(ok)));
    }

    private void onRefusal(Response refusal) {
        int status = refusal.getStatusCode();
        if (status == Response.REQUEST_PENDING && open) {
            open = false;
            tryLater();
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
            call.emit(event);
        }
    }

    /**
     * 2.1 to 4 seconds for the side that chose the Call-ID, up to 2 for the other, with T1 at its usual half second.
     */
    private void tryLater() {
        if (attempts >= ATTEMPTS) {
            call.emit(PENDING);
            return;
        }
        double inT1 = dialog.isCaller()
                ? ThreadLocalRandom.current().nextDouble(4.2, 8)
                : ThreadLocalRandom.current().nextDouble(0, 4);
        Duration pause = Duration.ofNanos((long) (call.timers().timerT1().toNanos() * inT1));
        retry = call.timers().after(pause, call.lane(), this::attempt);
    }

    void stop() {
        open = false;
        if (retry != null) {
            retry.cancel(false);
            retry = null;
        }
    }
}

package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.Referral;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.TransferOutcome;
import dev.callwright.sip.stack.basis.AuthenticatedExchange;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Exchange.Outcome;
import dev.callwright.sip.stack.digest.DigestClient;
import dev.callwright.sip.stack.text.Sip;
import dev.callwright.sip.stack.text.Sipfrag;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * A REFER of ours and the subscription it implies (RFC 3515 §2.4): one at a time, ended by the first final status the peer
 * tells, by its refusal, by its silence, or by its BYE. Owner: the call's lane.
 */
final class OwnRefer {

    /** As long as an INVITE may ring: three minutes with T1 at its usual half second. */
    private static final int SILENCE_IN_T1 = 360;
    /** A peer from which nothing more will be heard gets five seconds to leave, which says that it obeys. */
    private static final int LEAVING_IN_T1 = 10;

    private final CallContext call;
    private final CallDialog dialog;
    private final DialogSession session;
    private @Nullable Future<?> limit;
    private boolean open;
    private boolean subscribed;
    private boolean accepted;
    private long number;
    private long attempt;
    private int progress;

    OwnRefer(CallContext call, CallDialog dialog, DialogSession session) {
        this.call = call;
        this.dialog = dialog;
        this.session = session;
    }

    /** A second one while the first is open is not sent: there would be two outcomes nobody could tell apart. */
    void start(Referral referral) {
        if (open) {
            return;
        }
        Optional<Request> refer = ReferRequest.of(referral, dialog, call.responses());
        if (refer.isEmpty()) {
            call.emit(new SipEvent.TransferEnded(TransferOutcome.FAILED));
            return;
        }
        open = true;
        subscribed = true;
        accepted = false;
        progress = 0;
        number = CallDialog.cseq(refer.get());
        watch(SILENCE_IN_T1);
        long sent = ++attempt;
        AuthenticatedExchange.send(call, dialog, refer.get(), outcome -> {
            if (open && sent == attempt) {
                onOutcome(outcome);
            }
        });
    }

    private void onOutcome(Outcome outcome) {
        switch (outcome) {
            case Outcome.Provisional _ -> watch(SILENCE_IN_T1);
            case Outcome.Success(Response ok) -> onAccepted(ok);
            case Outcome.Failure(Response refusal) -> {
                subscribed = false;
                finish(TransferOutcome.REFUSED);
                if (refusal.getStatusCode() == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST) {
                    session.fail("the peer has lost the dialog");
                }
            }
            case Outcome.Unanswered _ -> finish(TransferOutcome.UNKNOWN);
        }
    }

    /** A peer that reports nothing says so (RFC 4488), though we did not ask it to. */
    private void onAccepted(Response ok) {
        accepted = true;
        boolean silent = Sip.first(ok, "Refer-Sub", Header.class)
                .anyMatch(header ->
                        Sip.value(header).strip().toLowerCase(Locale.ROOT).startsWith("false"));
        if (silent) {
            subscribed = false;
        }
        watch(silent ? LEAVING_IN_T1 : SILENCE_IN_T1);
    }

    /** Whether a NOTIFY with this id in its Event belongs to our subscription; only later ones must carry an id. */
    boolean knows(Optional<String> id) {
        return subscribed && id.map(this::isOurs).orElse(true);
    }

    /** The number of our REFER, which grows when it answers a challenge. */
    private boolean isOurs(String id) {
        return LongStream.rangeClosed(number, number + DigestClient.RETRIES)
                .mapToObj(Long::toString)
                .anyMatch(id::equals);
    }

    void onNotify(String body, boolean terminated) {
        if (terminated) {
            subscribed = false;
        }
        if (!open) {
            return;
        }
        accepted = true;
        watch(terminated ? LEAVING_IN_T1 : SILENCE_IN_T1);
        OptionalInt status = Sipfrag.status(body);
        if (status.isPresent() && status.getAsInt() >= 200) {
            finish(TransferOutcome.of(status.getAsInt()));
        } else if (!terminated && status.isPresent() && status.getAsInt() != progress) {
            progress = status.getAsInt();
            call.emit(new SipEvent.TransferProgress(progress));
        }
    }

    /** The peer hangs up. Where it had agreed to call somebody else, that is where it has gone (RFC 5589 §6). */
    void peerLeft() {
        subscribed = false;
        finish(accepted ? TransferOutcome.LEFT : TransferOutcome.UNKNOWN);
    }

    /** The dialog is over, and with it what we would be told in it. */
    void stop() {
        subscribed = false;
        finish(TransferOutcome.UNKNOWN);
    }

    private void watch(int limitInT1) {
        cancelWatch();
        long watched = attempt;
        limit = call.timers().after(call.timers().timerT1().multipliedBy(limitInT1), call.lane(), () -> {
            if (watched == attempt) {
                finish(TransferOutcome.UNKNOWN);
            }
        });
    }

    private void cancelWatch() {
        if (limit != null) {
            limit.cancel(false);
            limit = null;
        }
    }

    private void finish(TransferOutcome outcome) {
        cancelWatch();
        if (open) {
            open = false;
            call.emit(new SipEvent.TransferEnded(outcome));
        }
    }
}

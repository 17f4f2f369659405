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
 * tells, by its refusal, or by its silence. Owner: the call's lane.
 */
final class OwnRefer {

    /** As long as an INVITE may ring: three minutes with T1 at its usual half second. */
    private static final int SILENCE_IN_T1 = 360;

    private final CallContext call;
    private final CallDialog dialog;
    private final DialogSession session;
    private @Nullable Future<?> limit;
    private boolean open;
    private boolean subscribed;
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
        progress = 0;
        number = CallDialog.cseq(refer.get());
        watch();
        long sent = ++attempt;
        AuthenticatedExchange.send(call, dialog, refer.get(), outcome -> {
            if (open && sent == attempt) {
                onOutcome(outcome);
            }
        });
    }

    private void onOutcome(Outcome outcome) {
        switch (outcome) {
            case Outcome.Provisional _ -> watch();
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
        boolean silent = Sip.first(ok, "Refer-Sub", Header.class)
                .anyMatch(header ->
                        Sip.value(header).strip().toLowerCase(Locale.ROOT).startsWith("false"));
        if (silent) {
            subscribed = false;
            finish(TransferOutcome.UNKNOWN);
        } else {
            watch();
        }
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
        watch();
        OptionalInt status = Sipfrag.status(body);
        if (status.isPresent() && status.getAsInt() >= 200) {
            finish(TransferOutcome.of(status.getAsInt()));
        } else if (terminated) {
            finish(TransferOutcome.UNKNOWN);
        } else if (status.isPresent() && status.getAsInt() != progress) {
            progress = status.getAsInt();
            call.emit(new SipEvent.TransferProgress(progress));
        }
    }

    /** The dialog is over, and with it what we would be told in it. */
    void stop() {
        subscribed = false;
        finish(TransferOutcome.UNKNOWN);
    }

    private void watch() {
        cancelWatch();
        long watched = attempt;
        limit = call.timers().after(call.timers().timerT1().multipliedBy(SILENCE_IN_T1), call.lane(), () -> {
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

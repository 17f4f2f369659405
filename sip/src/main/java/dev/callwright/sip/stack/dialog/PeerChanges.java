package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.text.Screening;
import dev.callwright.sip.stack.text.Sip;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * What the peer wants to change about a session, by re-INVITE (RFC 3261 §14.2) or by UPDATE (RFC 3311 §5.2): one at a time,
 * decided by the application. An UPDATE without an offer only refreshes and is answered at once. Owner: the call's lane.
 */
public final class PeerChanges {

    /** An UPDATE cannot be kept waiting like an INVITE: its client gives up after 64*T1. */
    private static final int UPDATE_LIMIT_IN_T1 = 16;

    private final CallContext call;
    private final CallDialog dialog;
    private final DialogSession session;
    private boolean opening;
    private boolean unanswered;
    private @Nullable PeerReinvite open;
    private @Nullable Future<?> limit;

    PeerChanges(CallContext call, CallDialog dialog, DialogSession session) {
        this.call = call;
        this.dialog = dialog;
        this.session = session;
    }

    boolean isOpen() {
        return open != null;
    }

    /** The INVITE that opens the dialog waits for our answer. */
    public void opening() {
        opening = true;
        unanswered = true;
    }

    /** The caller has our description, if not yet our answer: from now on it may make another offer. */
    void described() {
        unanswered = false;
    }

    void opened() {
        opening = false;
        unanswered = false;
    }

    /** 491 while an INVITE of ours is open, 500 while an earlier change of theirs is. */
    void onReinvite(ServerTransaction transaction, Request request) {
        Optional<Screening.Objection> objection = Screening.invite(request).or(() -> tooShort(request));
        if (objection.isPresent()) {
            session.object(transaction, request, objection.get());
        } else if (session.isOffering()) {
            session.reply(transaction, request, Response.REQUEST_PENDING);
        } else if (open != null) {
            later(transaction, request);
        } else {
            Duration patience = call.timers().patience();
            put(transaction, request, patience, Response.SERVER_INTERNAL_ERROR);
        }
    }

    void onUpdate(ServerTransaction transaction, Request request) {
        Optional<Screening.Objection> objection = Screening.body(request).or(() -> tooShort(request));
        boolean offers = !Sip.body(request).isEmpty();
        if (objection.isPresent()) {
            session.object(transaction, request, objection.get());
        } else if (!offers) {
            call.wire().reply(transaction, agreed(request));
        } else if (session.isOffering() || session.awaitsAnswer()) {
            session.reply(transaction, request, Response.REQUEST_PENDING);
        } else if (open != null || unanswered) {
            later(transaction, request);
        } else {
            Duration patience = call.timers().timerT1().multipliedBy(UPDATE_LIMIT_IN_T1);
            put(transaction, request, patience, Response.SERVER_TIMEOUT);
        }
    }

    private Optional<Screening.Objection> tooShort(Request request) {
        return SessionTimer.objection(request, call.signalling().sessionTimer());
    }

    private void later(ServerTransaction transaction, Request request) {
        int seconds = ThreadLocalRandom.current().nextInt(11);
        Response busy = session.response(request, Response.SERVER_INTERNAL_ERROR);
        call.wire().reply(transaction, Responses.retryAfter(busy, seconds));
    }

    private void put(ServerTransaction transaction, Request request, Duration patience, int unanswered) {
        PeerReinvite change = new PeerReinvite(this, call.lane(), transaction, request);
        open = change;
        transaction.setApplicationData(change);
        limit = call.timers().after(patience, call.lane(), () -> refuse(change, unanswered));
        call.emit(new SipEvent.Reinvited(change));
    }

    void accept(PeerReinvite change, String sdp) {
        if (open != change) {
            return;
        }
        settled();
        Response ok = agreed(change.request());
        Sip.setBody(ok, Sip.SDP, sdp);
        session.described(sdp);
        call.wire().reply(change.transaction(), ok);
        if (change.request().getMethod().equals(Request.INVITE)) {
            session.awaitAck(ok, change.offer().isEmpty());
        }
    }

    private Response agreed(Request request) {
        dialog.retarget(request);
        Response ok = Responses.capable(session.response(request, Response.OK));
        ok.setHeader(dialog.self().contact());
        if (!opening) {
            session.timer().agree(request, ok);
        }
        return ok;
    }

    void refuse(PeerReinvite change, int status) {
        if (open == change) {
            settled();
            session.reply(change.transaction(), change.request(), status);
        }
    }

    private void settled() {
        open = null;
        if (limit != null) {
            limit.cancel(false);
            limit = null;
        }
    }

    /** The dialog ends: whoever waits is told so. */
    void stop() {
        if (open != null) {
            refuse(open, Response.REQUEST_TERMINATED);
        }
    }
}

package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.Referral;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.basis.AuthenticatedExchange;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Exchange;
import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.text.Screening;
import dev.callwright.sip.stack.text.Sip;
import java.util.function.Consumer;
import javax.sip.ServerTransaction;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * What happens within a dialog, the same for the side that called and the side that was called: ACK, BYE, INFO,
 * OPTIONS, re-INVITE and UPDATE by either side (RFC 3261 §12.2, §14, §15, RFC 3311), and how long the session lives. Owner:
 * the call's lane.
 */
public final class DialogSession {

    private final CallContext call;
    private final CallDialog dialog;
    private final Runnable closed;
    private final Acknowledgements acknowledgements;
    private final OwnReinvite ownReinvite;
    private final DialogInfo info;
    private final PeerChanges peerChanges;
    private final SessionTimer timer;
    private final Transfers transfers;
    private final DialogRequests requests;
    private String description = "";
    private boolean unconfirmed;
    private boolean hangUpWanted;
    private boolean ended;

    /** The last argument runs once nothing more will be received in the dialog. */
    public DialogSession(CallContext call, CallDialog dialog, Runnable closed) {
        this.call = call;
        this.dialog = dialog;
        this.closed = closed;
        this.acknowledgements = new Acknowledgements(call, dialog);
        this.ownReinvite = new OwnReinvite(call, dialog, this);
        this.info = new DialogInfo(call, dialog);
        this.peerChanges = new PeerChanges(call, dialog, this);
        SessionRefresh refresh = new SessionRefresh(call, dialog, this);
        this.timer = new SessionTimer(call, refresh::start, this::expire);
        this.transfers = new Transfers(call, dialog, this);
        this.requests = new DialogRequests(call, dialog, this, info, transfers);
    }

    public Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    public SessionTimer timer() {
        return timer;
    }

    public PeerChanges peerChanges() {
        return peerChanges;
    }

    public DialogRequests requests() {
        return requests;
    }

    /** The description of our side that holds now; said again when the session is refreshed by re-INVITE. */
    public void described(String sdp) {
        description = sdp;
    }

    /** Our 2xx to the INVITE that opened the dialog has been sent. */
    public void answered(Response ok, boolean weOffered) {
        unconfirmed = true;
        peerChanges.opened();
        described(Sip.body(ok));
        acknowledgements.await(ok, weOffered, () -> {
            call.emit(new SipEvent.AckTimedOut());
            confirmed();
        });
    }

    /** A re-INVITE of the peer was answered; if the answer is never acknowledged the session is over (RFC 3261 §14.2). */
    void awaitAck(Response ok, boolean weOffered) {
        acknowledgements.await(ok, weOffered, () -> {
            if (!ended) {
                bye();
                call.emit(new SipEvent.AckTimedOut());
            }
        });
    }

    boolean isEnded() {
        return ended;
    }

    public void onAck(Request ack) {
        if (!ended && acknowledgements.onAck(ack)) {
            confirmed();
        }
    }

    public void reinvite(String sdp) {
        if (!ended && !hangUpWanted) {
            ownReinvite.start(sdp);
        }
    }

    /** What was described last is said again; the outcome is nobody's business but the receiver's. */
    void refreshByReinvite(Consumer<SipEvent> receiver) {
        if (!ended && !hangUpWanted) {
            ownReinvite.refresh(description, receiver);
        }
    }

    /** A request of ours that counts as a refresh was answered. */
    void refreshed(Response ok) {
        if (!ended) {
            timer.agreed(ok);
        }
    }

    /** The session has run out without a word of the peer, or it has forgotten the dialog (RFC 4028 §10). */
    void expire() {
        if (!ended) {
            bye();
            call.emit(new SipEvent.SessionExpired());
        }
    }

    /** An INVITE of ours must wait while a change of theirs is open or not yet acknowledged (RFC 3261 §14.1). */
    boolean isChanging() {
        return peerChanges.isOpen() || acknowledgements.isAwaited();
    }

    /** An INVITE of ours within the dialog has no answer yet. */
    boolean isOffering() {
        return ownReinvite.isOpen();
    }

    /** A 2xx of ours that made an offer has no ACK yet, which brings the answer. */
    boolean awaitsAnswer() {
        return acknowledgements.isAnswerAwaited();
    }

    public void info(String contentType, String body) {
        if (!ended && !hangUpWanted) {
            info.send(contentType, body, this);
        }
    }

    public void refer(Referral referral) {
        if (ended || hangUpWanted) {
            Transfers.unreachable(call);
        } else {
            transfers.refer(referral);
        }
    }

    /** Whether an INVITE that asks for it may take this dialog's place (RFC 3891 §3). */
    public void replacedBy(IncomingCall successor, boolean earlyOnly) {
        if (ended || hangUpWanted) {
            successor.reject(new Rejection(Response.DECLINE, ""));
        } else if (earlyOnly) {
            successor.reject(new Rejection(Response.BUSY_HERE, ""));
        } else {
            call.emit(new SipEvent.Replaced(successor));
        }
    }

    /** The called side may not send BYE before the ACK, or before it has given up waiting for it (RFC 3261 §15). */
    public void hangUp() {
        if (ended) {
            return;
        }
        if (unconfirmed) {
            hangUpWanted = true;
        } else {
            bye();
        }
    }

    private void confirmed() {
        unconfirmed = false;
        if (hangUpWanted && !ended) {
            bye();
        }
    }

    /** The peer has sent BYE. */
    void endedByPeer() {
        transfers.peerLeft();
        end();
        closed.run();
        call.emit(new SipEvent.Bye());
    }

    private void bye() {
        end();
        AuthenticatedExchange.send(call, dialog, dialog.request(Request.BYE), outcome -> {
            if (!(outcome instanceof Exchange.Outcome.Provisional)) {
                closed.run();
            }
        });
    }

    /** The peer knows nothing of the dialog any more. */
    void fail(String reason) {
        if (!ended) {
            end();
            closed.run();
            call.emit(new SipEvent.Failed(reason));
        }
    }

    private void end() {
        ended = true;
        acknowledgements.stop();
        ownReinvite.stop();
        peerChanges.stop();
        timer.stop();
        transfers.stop();
    }

    void object(ServerTransaction transaction, Request request, Screening.Objection objection) {
        Response response = response(request, objection.status());
        call.wire()
                .reply(transaction, Responses.with(response, objection.headers().toArray(Header[]::new)));
    }

    void reply(ServerTransaction transaction, Request request, int status) {
        call.wire().reply(transaction, response(request, status));
    }

    Response response(Request request, int status) {
        return call.responses().tagged(request, status, dialog.key().localTag());
    }
}

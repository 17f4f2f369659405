package dev.callwright.sip.stack;

import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.Referral;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.SipEvent;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sip.ServerTransaction;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * What happens within a dialog, the same for the side that called and the side that was called: ACK, BYE, INFO,
 * OPTIONS, re-INVITE by either side (RFC 3261 §12.2, §14, §15). Owner: the call's lane.
 */
final class DialogSession {

    private final CallContext call;
    private final CallDialog dialog;
    private final Runnable closed;
    private final Acknowledgements acknowledgements;
    private final OwnReinvite ownReinvite;
    private final DialogInfo info;
    private final Transfers transfers;
    private @Nullable PeerReinvite peerReinvite;
    private @Nullable Future<?> reinviteLimit;
    private boolean unconfirmed;
    private boolean hangUpWanted;
    private boolean ended;

    /** The last argument runs once nothing more will be received in the dialog. */
    DialogSession(CallContext call, CallDialog dialog, Runnable closed) {
        this.call = call;
        this.dialog = dialog;
        this.closed = closed;
        this.acknowledgements = new Acknowledgements(call, dialog);
        this.ownReinvite = new OwnReinvite(call, dialog, this);
        this.info = new DialogInfo(call, dialog);
        this.transfers = new Transfers(call, dialog, this);
    }

    Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    /** Our 2xx to the INVITE that opened the dialog has been sent. */
    void answered(Response ok, boolean weOffered) {
        unconfirmed = true;
        acknowledgements.await(ok, weOffered, () -> {
            call.emit(new SipEvent.AckTimedOut());
            confirmed();
        });
    }

    void onRequest(ServerTransaction transaction, Request request) {
        boolean bye = request.getMethod().equals(Request.BYE);
        Optional<Screening.Objection> objection = bye ? Optional.empty() : Screening.extensions(request);
        if (ended) {
            reply(transaction, request, bye ? Response.OK : Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        } else if (!dialog.inOrder(request)) {
            reply(transaction, request, Response.SERVER_INTERNAL_ERROR);
        } else if (objection.isPresent()) {
            object(transaction, request, objection.get());
        } else {
            dispatch(transaction, request);
        }
    }

    private void dispatch(ServerTransaction transaction, Request request) {
        switch (request.getMethod()) {
            case Request.BYE -> {
                reply(transaction, request, Response.OK);
                end();
                closed.run();
                call.emit(new SipEvent.Bye());
            }
            case Request.INVITE -> onReinvite(transaction, request);
            case Request.INFO -> info.onInfo(transaction, request);
            case Request.REFER -> transfers.onRefer(transaction, request);
            case Request.NOTIFY -> transfers.onNotify(transaction, request);
            case Request.OPTIONS ->
                call.wire()
                        .reply(
                                transaction,
                                Responses.with(
                                        Responses.capable(response(request, Response.OK)),
                                        Sip.header("Accept", Sip.SDP)));
            default ->
                call.wire().reply(transaction, Responses.allowing(response(request, Response.METHOD_NOT_ALLOWED)));
        }
    }

    /** RFC 3261 §14.2: 491 while an INVITE of ours is open, 500 while an earlier one of theirs is. */
    private void onReinvite(ServerTransaction transaction, Request request) {
        Optional<Screening.Objection> objection = Screening.invite(request);
        if (objection.isPresent()) {
            object(transaction, request, objection.get());
        } else if (ownReinvite.isOpen()) {
            reply(transaction, request, Response.REQUEST_PENDING);
        } else if (peerReinvite != null) {
            int seconds = ThreadLocalRandom.current().nextInt(11);
            call.wire()
                    .reply(
                            transaction,
                            Responses.retryAfter(response(request, Response.SERVER_INTERNAL_ERROR), seconds));
        } else {
            PeerReinvite change = new PeerReinvite(this, call.lane(), transaction, request);
            peerReinvite = change;
            transaction.setApplicationData(change);
            reinviteLimit = call.timers().after(call.timers().patience(), call.lane(), () -> refuse(change, 500));
            call.emit(new SipEvent.Reinvited(change));
        }
    }

    void accept(PeerReinvite change, String sdp) {
        if (peerReinvite != change || ended) {
            return;
        }
        settled();
        dialog.retarget(change.request());
        Response ok = Responses.capable(response(change.request(), Response.OK));
        ok.setHeader(dialog.self().contact());
        Sip.setBody(ok, Sip.SDP, sdp);
        call.wire().reply(change.transaction(), ok);
        acknowledgements.await(ok, change.offer().isEmpty(), this::confirmed);
    }

    void refuse(PeerReinvite change, int status) {
        if (peerReinvite == change) {
            settled();
            reply(change.transaction(), change.request(), status);
        }
    }

    private void settled() {
        peerReinvite = null;
        if (reinviteLimit != null) {
            reinviteLimit.cancel(false);
            reinviteLimit = null;
        }
    }

    void onAck(Request ack) {
        if (!ended && acknowledgements.onAck(ack)) {
            confirmed();
        }
    }

    void reinvite(String sdp) {
        if (!ended && !hangUpWanted) {
            ownReinvite.start(sdp);
        }
    }

    /** An INVITE of ours must wait while one of theirs is open or not yet acknowledged (RFC 3261 §14.1). */
    boolean isChanging() {
        return peerReinvite != null || acknowledgements.isAwaited();
    }

    void info(String contentType, String body) {
        if (!ended && !hangUpWanted) {
            info.send(contentType, body, this);
        }
    }

    void refer(Referral referral) {
        if (ended || hangUpWanted) {
            Transfers.unreachable(call);
        } else {
            transfers.refer(referral);
        }
    }

    /** Whether an INVITE that asks for it may take this dialog's place (RFC 3891 §3). */
    void replacedBy(IncomingCall successor, boolean earlyOnly) {
        if (ended || hangUpWanted) {
            successor.reject(new Rejection(Response.DECLINE, ""));
        } else if (earlyOnly) {
            successor.reject(new Rejection(Response.BUSY_HERE, ""));
        } else {
            call.emit(new SipEvent.Replaced(successor));
        }
    }

    /** The called side may not send BYE before the ACK, or before it has given up waiting for it (RFC 3261 §15). */
    void hangUp() {
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

    private void bye() {
        end();
        call.wire().send(new Exchange(dialog.request(Request.BYE), dialog.hop(), call.lane(), outcome -> {
            if (!(outcome instanceof Exchange.Outcome.Provisional)) {
                closed.run();
            }
        }));
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
        transfers.stop();
        if (peerReinvite != null) {
            refuse(peerReinvite, Response.REQUEST_TERMINATED);
        }
    }

    private void object(ServerTransaction transaction, Request request, Screening.Objection objection) {
        Response response = response(request, objection.status());
        call.wire()
                .reply(transaction, Responses.with(response, objection.headers().toArray(Header[]::new)));
    }

    private void reply(ServerTransaction transaction, Request request, int status) {
        call.wire().reply(transaction, response(request, status));
    }

    private Response response(Request request, int status) {
        return call.responses().tagged(request, status, dialog.key().localTag());
    }
}

package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.text.Screening;
import dev.callwright.sip.stack.text.Sip;
import java.util.Optional;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** The requests of the peer within a dialog: which are in order, and who deals with each (RFC 3261 §12.2.2). Owner: the call's lane. */
public final class DialogRequests {

    private final CallContext call;
    private final CallDialog dialog;
    private final DialogSession session;
    private final DialogInfo info;
    private final Transfers transfers;
    private @Nullable ReliableProvisionals provisionals;

    DialogRequests(CallContext call, CallDialog dialog, DialogSession session, DialogInfo info, Transfers transfers) {
        this.call = call;
        this.dialog = dialog;
        this.session = session;
        this.info = info;
        this.transfers = transfers;
    }

    /** Whoever was called hears of PRACK here. */
    public void provisionals(ReliableProvisionals reliable) {
        provisionals = reliable;
    }

    public void on(ServerTransaction transaction, Request request) {
        boolean bye = request.getMethod().equals(Request.BYE);
        Optional<Screening.Objection> objection = bye ? Optional.empty() : Screening.extensions(request);
        if (session.isEnded()) {
            session.reply(transaction, request, bye ? Response.OK : Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        } else if (!dialog.inOrder(request)) {
            session.reply(transaction, request, Response.SERVER_INTERNAL_ERROR);
        } else if (objection.isPresent()) {
            session.object(transaction, request, objection.get());
        } else {
            dispatch(transaction, request);
        }
    }

    private void dispatch(ServerTransaction transaction, Request request) {
        switch (request.getMethod()) {
            case Request.BYE -> {
                session.reply(transaction, request, Response.OK);
                session.endedByPeer();
            }
            case Request.INVITE -> session.peerChanges().onReinvite(transaction, request);
            case Request.UPDATE -> session.peerChanges().onUpdate(transaction, request);
            case Request.PRACK -> onPrack(transaction, request);
            case Request.INFO -> info.onInfo(transaction, request);
            case Request.REFER -> transfers.onRefer(transaction, request);
            case Request.NOTIFY -> transfers.onNotify(transaction, request);
            case Request.OPTIONS -> {
                Response capable = Responses.capable(session.response(request, Response.OK));
                call.wire().reply(transaction, Responses.with(capable, Sip.header("Accept", Sip.SDP)));
            }
            default -> {
                Response refusal = session.response(request, Response.METHOD_NOT_ALLOWED);
                call.wire().reply(transaction, Responses.allowing(refusal));
            }
        }
    }

    private void onPrack(ServerTransaction transaction, Request prack) {
        if (provisionals == null) {
            session.reply(transaction, prack, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        } else {
            provisionals.onPrack(transaction, prack);
        }
    }
}

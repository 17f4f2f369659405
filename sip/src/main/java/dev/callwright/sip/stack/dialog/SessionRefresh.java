package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Exchange;
import dev.callwright.sip.stack.basis.Exchange.Outcome;
import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.text.Extensions;
import dev.callwright.sip.stack.text.Sip;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Shows both sides and the proxies between them that a session lives (RFC 4028 §10): by UPDATE without a body, or by a
 * re-INVITE with the description we sent last when the peer takes no UPDATE. The application hears nothing of it. Owner: the
 * call's lane.
 */
final class SessionRefresh {

    private final CallContext call;
    private final CallDialog dialog;
    private final DialogSession session;
    private boolean open;

    SessionRefresh(CallContext call, CallDialog dialog, DialogSession session) {
        this.call = call;
        this.dialog = dialog;
        this.session = session;
    }

    void start() {
        if (open) {
            return;
        }
        if (session.timer().peerTakesUpdate()) {
            update();
        } else {
            session.refreshByReinvite(this::reinvited);
        }
    }

    private void update() {
        open = true;
        Request update = dialog.request(Request.UPDATE);
        update.setHeader(call.responses().userAgent());
        Extensions.SPOKEN.forEach(tag -> update.addHeader(Sip.header("Supported", tag)));
        Responses.METHODS.forEach(method -> update.addHeader(Sip.header("Allow", method)));
        session.timer().ask(update);
        call.wire().send(new Exchange(update, dialog.hop(), call.lane(), this::onOutcome));
    }

    private void onOutcome(Outcome outcome) {
        if (session.isEnded()) {
            return;
        }
        switch (outcome) {
            case Outcome.Provisional provisional -> {
                // The final answer counts.
            }
            case Outcome.Success(Response ok) -> {
                open = false;
                dialog.retarget(ok);
                session.refreshed(ok);
            }
            case Outcome.Failure(Response refusal) -> {
                open = false;
                refused(refusal);
            }
            case Outcome.Unanswered unanswered -> {
                open = false;
                session.expire();
            }
        }
    }

    private void refused(Response refusal) {
        switch (refusal.getStatusCode()) {
            case Response.METHOD_NOT_ALLOWED, Response.NOT_IMPLEMENTED -> {
                session.timer().updateRefused();
                start();
            }
            case Response.REQUEST_TIMEOUT, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST -> session.expire();
            default -> {
                if (session.timer().lengthen(refusal)) {
                    start();
                } else {
                    session.timer().refreshLater();
                }
            }
        }
    }

    /** What became of a refresh by re-INVITE; its 2xx has wound up the timer already. */
    private void reinvited(SipEvent event) {
        if (event instanceof SipEvent.Refused(int status, String reason)) {
            if (status == Response.REQUEST_TIMEOUT || status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST) {
                session.expire();
            } else {
                session.timer().refreshLater();
            }
        }
    }
}

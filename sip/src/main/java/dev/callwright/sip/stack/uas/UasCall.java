package dev.callwright.sip.stack.uas;

import dev.callwright.sip.DialogId;
import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.Referral;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.CallRegistry;
import dev.callwright.sip.stack.basis.Cancellable;
import dev.callwright.sip.stack.basis.LiveCall;
import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.dialog.DialogSession;
import dev.callwright.sip.stack.dialog.ReliableProvisionals;
import dev.callwright.sip.stack.dialog.Transfers;
import dev.callwright.sip.stack.text.DialogKey;
import dev.callwright.sip.stack.text.Sip;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * A call that came in: proceeding, then answered or ended (RFC 3261 §13.3). Whatever decides its fate — our answer, our
 * refusal, the peer's CANCEL or BYE — the first in the lane wins. Thread-safe; state owned by the call's lane.
 */
final class UasCall implements IncomingCall, LiveCall, Cancellable {

    private enum State {
        PROCEEDING,
        ANSWERED,
        ENDED
    }

    private final CallContext call;
    private final Invitation invitation;
    private final ServerTransaction transaction;
    private final Request invite;
    private final CallDialog dialog;
    private final DialogSession session;
    private final ReliableProvisionals provisionals;
    private final CallRegistry.Incoming claim;
    private boolean answerChosen;
    private State state = State.PROCEEDING;

    UasCall(
            CallContext call,
            Invitation invitation,
            ServerTransaction transaction,
            CallDialog dialog,
            CallRegistry.Incoming claim) {
        this.call = call;
        this.invitation = invitation;
        this.transaction = transaction;
        this.invite = transaction.getRequest();
        this.dialog = dialog;
        this.claim = claim;
        this.session = new DialogSession(call, dialog, this::close);
        this.provisionals = new ReliableProvisionals(call, session, transaction, this::unacknowledged);
        session.requests().provisionals(provisionals);
        session.peerChanges().opening();
    }

    @Override
    public Invitation invitation() {
        return invitation;
    }

    @Override
    public String callId() {
        return invitation.callId();
    }

    @Override
    public String localTag() {
        return dialog.key().localTag();
    }

    @Override
    public void listen(Consumer<? super SipEvent> receiver) {
        call.listen(receiver);
    }

    @Override
    public void ring() {
        call.lane().execute(() -> provisional(Response.RINGING, ""));
    }

    @Override
    public void progress(String sdp) {
        call.lane().execute(() -> provisional(Response.SESSION_PROGRESS, sdp));
    }

    private void provisional(int status, String sdp) {
        if (state == State.PROCEEDING && !answerChosen) {
            provisionals.send(described(status, sdp));
        }
    }

    private Response described(int status, String sdp) {
        Response response = Responses.capable(response(status));
        response.setHeader(dialog.self().contact());
        if (!sdp.isEmpty()) {
            Sip.setBody(response, Sip.SDP, sdp);
        }
        return response;
    }

    /** Nobody acknowledged a reliable provisional response (RFC 3262 §3). */
    private void unacknowledged() {
        if (state == State.PROCEEDING) {
            refuse(response(Response.SERVER_TIMEOUT));
            call.emit(new SipEvent.Failed("a provisional response was never acknowledged"));
        }
    }

    @Override
    public void answer(String sdp) {
        call.lane().execute(() -> {
            if (state == State.PROCEEDING && !answerChosen) {
                answerChosen = true;
                provisionals.beforeAnswer(() -> sendAnswer(sdp));
            }
        });
    }

    private void sendAnswer(String sdp) {
        state = State.ANSWERED;
        Response ok = described(Response.OK, sdp);
        session.timer().agree(invite, ok);
        call.wire().reply(transaction, ok);
        session.answered(ok, invitation.offer().isEmpty());
    }

    @Override
    public void reject(Rejection rejection) {
        call.lane().execute(() -> {
            if (state == State.PROCEEDING) {
                refuse(Responses.refused(response(rejection.status()), rejection));
            }
        });
    }

    @Override
    public void cancelled() {
        call.lane().execute(this::cancel);
    }

    private void cancel() {
        if (state == State.PROCEEDING) {
            refuse(response(Response.REQUEST_TERMINATED));
            call.emit(new SipEvent.Cancelled());
        }
    }

    private void refuse(Response refusal) {
        state = State.ENDED;
        provisionals.stop();
        call.wire().reply(transaction, refusal);
        close();
    }

    @Override
    public void onRequest(ServerTransaction requestTransaction, Request request) {
        boolean taken = call.lane().offer(() -> receive(requestTransaction, request));
        if (!taken) {
            call.wire().reply(requestTransaction, call.responses().tagged(request, 503, localTag()));
        }
    }

    private void receive(ServerTransaction requestTransaction, Request request) {
        if (state == State.PROCEEDING && request.getMethod().equals(Request.BYE)) {
            // Legal for a caller in an early dialog (RFC 3261 §15); it comes to the same as a CANCEL.
            call.wire().reply(requestTransaction, call.responses().tagged(request, Response.OK, localTag()));
            cancel();
        } else if (state == State.PROCEEDING && request.getMethod().equals(Request.INVITE)) {
            Response later = call.responses().tagged(request, Response.SERVER_INTERNAL_ERROR, localTag());
            int seconds = ThreadLocalRandom.current().nextInt(11);
            call.wire().reply(requestTransaction, Responses.retryAfter(later, seconds));
        } else {
            session.requests().on(requestTransaction, request);
        }
    }

    @Override
    public void onAck(Request ack) {
        call.lane().offer(() -> session.onAck(ack));
    }

    @Override
    public void onAnswerAgain(Response answer) {
        call.lane().offer(() -> session.acknowledgements().send(answer));
    }

    @Override
    public void reinvite(String sdp) {
        call.lane().execute(() -> {
            if (state == State.ANSWERED) {
                session.reinvite(sdp);
            }
        });
    }

    @Override
    public void refer(Referral referral) {
        call.lane().execute(() -> {
            if (state == State.ANSWERED) {
                session.refer(referral);
            } else {
                Transfers.unreachable(call);
            }
        });
    }

    @Override
    public Optional<InetSocketAddress> peer() {
        return Optional.of(invitation.source());
    }

    @Override
    public Optional<DialogId> dialogId() {
        DialogKey key = dialog.key();
        return Optional.of(new DialogId(key.callId(), key.localTag(), key.remoteTag()));
    }

    @Override
    public void info(String contentType, String body) {
        call.lane().execute(() -> {
            if (state == State.ANSWERED) {
                session.info(contentType, body);
            }
        });
    }

    @Override
    public void hangUp() {
        call.lane().execute(() -> {
            switch (state) {
                case PROCEEDING -> refuse(response(Response.TEMPORARILY_UNAVAILABLE));
                case ANSWERED -> session.hangUp();
                case ENDED -> {
                    // Nothing is left to end.
                }
            }
        });
    }

    /** A call that came in and is not answered yet cannot be taken over (RFC 3891 §3). */
    @Override
    public void replacedBy(IncomingCall successor, boolean earlyOnly) {
        call.lane().execute(() -> {
            switch (state) {
                case PROCEEDING -> successor.reject(new Rejection(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, ""));
                case ANSWERED -> session.replacedBy(successor, earlyOnly);
                case ENDED -> successor.reject(new Rejection(Response.DECLINE, ""));
            }
        });
    }

    private void close() {
        state = State.ENDED;
        call.signalling().registry().remove(dialog.key());
        call.signalling().registry().release(claim);
    }

    private Response response(int status) {
        return call.responses().tagged(invite, status, localTag());
    }
}

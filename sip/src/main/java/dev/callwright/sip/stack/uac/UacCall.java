package dev.callwright.sip.stack.uac;

import dev.callwright.sip.DialogId;
import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.OutgoingCall;
import dev.callwright.sip.Referral;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.CallRegistry;
import dev.callwright.sip.stack.basis.Exchange;
import dev.callwright.sip.stack.basis.LiveCall;
import dev.callwright.sip.stack.basis.Peer;
import dev.callwright.sip.stack.dialog.DialogSession;
import dev.callwright.sip.stack.dialog.Transfers;
import dev.callwright.sip.stack.net.Place;
import dev.callwright.sip.stack.text.DialogKey;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** A call we place (RFC 3261 §13.2). Thread-safe; state owned by the call's lane. */
public final class UacCall implements OutgoingCall, LiveCall, InviteAttempts.Receiver {

    private enum State {
        NEW,
        CALLING,
        ANSWERED,
        ENDED
    }

    private final CallContext call;
    private final OutgoingInvite invite;
    private final DialogKey provisional;
    private final InviteWithdrawal withdrawal;
    private final InviteAttempts attempts;
    private final EarlyDialogs early;
    private State state = State.NEW;
    private @Nullable DialogSession session;
    private volatile @Nullable DialogId established;
    private volatile @Nullable InetSocketAddress peer;
    private String remoteTag = "";

    public UacCall(CallContext call, OutgoingInvite invite, Place place) {
        this.call = call;
        this.invite = invite;
        this.provisional = new DialogKey(invite.callId(), invite.tag(), "");
        this.withdrawal = new InviteWithdrawal(call, this::giveUp);
        this.attempts = new InviteAttempts(call, invite, place, withdrawal, this);
        this.early = new EarlyDialogs(call, this, attempts::dialog);
    }

    @Override
    public String callId() {
        return invite.callId();
    }

    @Override
    public void listen(Consumer<? super SipEvent> receiver) {
        call.listen(receiver);
    }

    @Override
    public void send() {
        call.lane().execute(() -> {
            if (state == State.NEW) {
                start();
            }
        });
    }

    private void start() {
        state = State.CALLING;
        call.signalling().counters().callsOut.increment();
        call.signalling().registry().add(provisional, this);
        call.signalling().registry().addPlaced(provisional, this);
        attempts.start();
    }

    @Override
    public void onSending() {
        early.restart();
    }

    @Override
    public void onProgress(Response response) {
        if (!early.heard(response)) {
            return;
        }
        int status = response.getStatusCode();
        if (status == Response.RINGING || status == Response.SESSION_PROGRESS) {
            call.emit(new SipEvent.Ringing(status));
        }
        early.listen(response);
    }

    @Override
    public void onAnswer(Response ok) {
        if (session == null) {
            open(ok);
        } else if (DialogKey.toTag(ok).equals(remoteTag)) {
            session.acknowledgements().send(ok);
        } else {
            // A proxy forked the INVITE and a second phone answered: one is enough (RFC 3261 §13.2.2.4).
            attempts.dialog(ok).ifPresent(other -> {
                early.confirm(other);
                call.wire().acknowledge(other.ack(CallDialog.cseq(ok)), other.hop());
                Request bye = other.request(Request.BYE);
                call.wire().send(new Exchange(bye, other.hop(), call.lane(), outcome -> {}));
            });
        }
    }

    /** Also when the call was given up meanwhile: what was answered must be acknowledged, then ended (RFC 3261 §15). */
    private void open(Response ok) {
        Optional<CallDialog> dialog = attempts.dialog(ok);
        if (dialog.isEmpty()) {
            return;
        }
        boolean wanted = attempts.isWanted();
        withdrawal.settled();
        attempts.settle();
        state = State.ANSWERED;
        remoteTag = DialogKey.toTag(ok);
        DialogKey key = dialog.get().key();
        peer = Peer.of(ok).source();
        established = new DialogId(key.callId(), key.localTag(), key.remoteTag());
        CallRegistry registry = call.signalling().registry();
        DialogSession opened = new DialogSession(call, dialog.get(), () -> registry.remove(key));
        session = opened;
        early.confirm(dialog.get());
        String sdp = early.description(ok);
        release();
        registry.add(key, this);
        early.close(key);
        opened.described(attempts.offer());
        opened.timer().atLeast(attempts.leastSeconds());
        opened.timer().agreed(ok);
        opened.acknowledgements().send(ok);
        if (!wanted) {
            opened.hangUp();
        } else if (sdp.isEmpty()) {
            opened.hangUp();
            call.emit(new SipEvent.Failed("answered without SDP"));
        } else {
            call.emit(new SipEvent.Answered(sdp));
        }
    }

    private void giveUp() {
        onEnd(withdrawal.outcome(Response.REQUEST_TIMEOUT, "No final answer"));
    }

    private Optional<DialogSession> opened() {
        return Optional.ofNullable(session);
    }

    /** Phones the INVITE was forked to may answer for another 64*T1 (RFC 3261 §13.2.2.4). */
    private void release() {
        CallRegistry registry = call.signalling().registry();
        registry.remove(provisional);
        var _ = call.timers().after(call.timers().patience(), call.lane(), () -> registry.removePlaced(provisional));
    }

    @Override
    public void onEnd(SipEvent end) {
        if (state == State.CALLING) {
            state = State.ENDED;
            attempts.settle();
            withdrawal.settled();
            early.restart();
            release();
            call.emit(end);
        }
    }

    @Override
    public void onRequest(ServerTransaction transaction, Request request) {
        boolean taken = call.lane().offer(() -> receive(transaction, request));
        if (!taken) {
            call.wire().reply(transaction, call.responses().tagged(request, 503, invite.tag()));
        }
    }

    private void receive(ServerTransaction transaction, Request request) {
        if (session != null) {
            session.requests().on(transaction, request);
        } else {
            early.onRequest(transaction, request);
        }
    }

    @Override
    public void onAck(Request ack) {
        call.lane().offer(() -> opened().ifPresent(open -> open.onAck(ack)));
    }

    @Override
    public void onAnswerAgain(Response answer) {
        call.lane().offer(() -> onAnswer(answer));
    }

    @Override
    public void reinvite(String sdp) {
        call.lane().execute(() -> opened().ifPresent(open -> open.reinvite(sdp)));
    }

    @Override
    public void refer(Referral referral) {
        call.lane().execute(() -> {
            if (session != null) {
                session.refer(referral);
            } else {
                Transfers.unreachable(call);
            }
        });
    }

    @Override
    public Optional<InetSocketAddress> peer() {
        return Optional.ofNullable(peer);
    }

    @Override
    public Optional<DialogId> dialogId() {
        return Optional.ofNullable(established);
    }

    @Override
    public void replacedBy(IncomingCall successor, boolean earlyOnly) {
        call.lane().execute(() -> {
            if (session != null) {
                session.replacedBy(successor, earlyOnly);
            } else {
                successor.reject(new Rejection(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, ""));
            }
        });
    }

    @Override
    public void info(String contentType, String body) {
        call.lane().execute(() -> opened().ifPresent(open -> open.info(contentType, body)));
    }

    @Override
    public void hangUp() {
        call.lane().execute(() -> {
            switch (state) {
                case NEW -> {
                    state = State.ENDED;
                    call.emit(new SipEvent.Refused(Response.REQUEST_TERMINATED, "Request Terminated"));
                }
                case CALLING -> withdrawal.want();
                case ANSWERED -> opened().ifPresent(DialogSession::hangUp);
                case ENDED -> {
                    // Nothing is left to end.
                }
            }
        });
    }
}

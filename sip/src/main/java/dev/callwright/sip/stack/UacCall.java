package dev.callwright.sip.stack;

import dev.callwright.sip.DialogId;
import dev.callwright.sip.OutgoingCall;
import dev.callwright.sip.Referral;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.SipException;
import dev.callwright.sip.TransferOutcome;
import dev.callwright.sip.stack.Exchange.Outcome;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.ServerTransaction;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** A call we place (RFC 3261 §13.2). Thread-safe; state owned by the call's lane. */
final class UacCall implements OutgoingCall, LiveCall {

    private enum State {
        NEW,
        CALLING,
        ANSWERED,
        ENDED
    }

    private final CallContext call;
    private final OutgoingInvite invite;
    private final Place place;
    private final DialogKey provisional;
    private final InviteWithdrawal withdrawal;
    private State state = State.NEW;
    private @Nullable Self self;
    private @Nullable DialogSession session;
    private @Nullable Exchange exchange;
    private volatile @Nullable DialogId established;
    private String remoteTag = "";
    private long cseq;

    UacCall(CallContext call, OutgoingInvite invite, Place place) {
        this.call = call;
        this.invite = invite;
        this.place = place;
        this.provisional = new DialogKey(invite.callId(), invite.tag(), "");
        this.withdrawal = new InviteWithdrawal(call, this::giveUp);
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
        try {
            Self here = place.towardsCalled(InetAddress.getByName(invite.host()), invite.user(), invite.transport());
            self = here;
            withdrawal.limitRinging();
            invite(here, Optional.empty());
        } catch (UnknownHostException e) {
            finish(Response.SERVICE_UNAVAILABLE, "Unknown host");
        } catch (SipException e) {
            finish(Response.SERVICE_UNAVAILABLE, "No listener reaches it");
        }
    }

    private void invite(Self here, Optional<Header> authorization) {
        Request request = invite.build(here, ++cseq, authorization);
        Exchange next = new Exchange(request, Optional.empty(), call.lane(), this::onOutcome);
        exchange = next;
        call.wire().send(next);
    }

    private void onOutcome(Outcome outcome) {
        switch (outcome) {
            case Outcome.Provisional(Response response) -> onProgress(response);
            case Outcome.Success(Response ok) -> onAnswer(ok);
            case Outcome.Failure(Response refusal) -> onRefusal(refusal);
            case Outcome.Unanswered(int status, String reason) -> finish(status, reason);
        }
    }

    private void onProgress(Response response) {
        if (state != State.CALLING) {
            return;
        }
        if (exchange != null) {
            withdrawal.heardFrom(exchange);
        }
        int status = response.getStatusCode();
        if (status == Response.RINGING || status == Response.SESSION_PROGRESS) {
            call.emit(new SipEvent.Ringing(status));
        }
    }

    private void onAnswer(Response ok) {
        if (session == null) {
            open(ok);
        } else if (DialogKey.toTag(ok).equals(remoteTag)) {
            session.acknowledgements().send(ok);
        } else {
            // A proxy forked the INVITE and a second phone answered: one is enough (RFC 3261 §13.2.2.4).
            dialog(ok).ifPresent(other -> {
                call.wire().acknowledge(other.ack(CallDialog.cseq(ok)), other.hop());
                Request bye = other.request(Request.BYE);
                call.wire().send(new Exchange(bye, other.hop(), call.lane(), outcome -> {}));
            });
        }
    }

    /** Also when the call was given up meanwhile: what was answered must be acknowledged, then ended (RFC 3261 §15). */
    private void open(Response ok) {
        Optional<CallDialog> dialog = dialog(ok);
        if (dialog.isEmpty()) {
            return;
        }
        boolean wanted = state == State.CALLING && !withdrawal.isWanted();
        withdrawal.settled();
        state = State.ANSWERED;
        remoteTag = DialogKey.toTag(ok);
        DialogKey key = dialog.get().key();
        established = new DialogId(key.callId(), key.localTag(), key.remoteTag());
        CallRegistry registry = call.signalling().registry();
        DialogSession opened = new DialogSession(call, dialog.get(), () -> registry.remove(key));
        session = opened;
        registry.remove(provisional);
        registry.add(key, this);
        opened.acknowledgements().send(ok);
        if (!wanted) {
            opened.hangUp();
        } else if (Sip.body(ok).isEmpty()) {
            opened.hangUp();
            call.emit(new SipEvent.Failed("answered without SDP"));
        } else {
            call.emit(new SipEvent.Answered(Sip.body(ok)));
        }
    }

    private Optional<CallDialog> dialog(Response ok) {
        return Optional.ofNullable(self)
                .map(here -> CallDialog.calling(
                        Optional.ofNullable(exchange).orElseThrow().request(),
                        ok,
                        here,
                        call.signalling().names(),
                        NatRule.towardsCalled(ok, Peer.of(ok))));
    }

    private void onRefusal(Response refusal) {
        int status = refusal.getStatusCode();
        boolean challenged = status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
        Optional<Header> authorization = challenged && cseq == 1 && state == State.CALLING && !withdrawal.isWanted()
                ? invite.authorization(refusal)
                : Optional.empty();
        if (authorization.isPresent() && self != null) {
            invite(self, authorization);
        } else {
            finish(status, LogText.of(refusal.getReasonPhrase()));
        }
    }

    private void giveUp() {
        finish(Response.REQUEST_TIMEOUT, "No final answer");
    }

    private void finish(int status, String reason) {
        if (state == State.CALLING) {
            state = State.ENDED;
            withdrawal.settled();
            call.signalling().registry().remove(provisional);
            call.emit(new SipEvent.Refused(status, reason));
        }
    }

    @Override
    public void onRequest(ServerTransaction transaction, Request request) {
        boolean taken = session != null && call.lane().offer(() -> receive(transaction, request));
        if (!taken) {
            call.wire().reply(transaction, call.responses().tagged(request, 503, invite.tag()));
        }
    }

    private void receive(ServerTransaction transaction, Request request) {
        if (session != null) {
            session.onRequest(transaction, request);
        }
    }

    @Override
    public void onAck(Request ack) {
        call.lane().offer(() -> {
            if (session != null) {
                session.onAck(ack);
            }
        });
    }

    @Override
    public void onAnswerAgain(Response answer) {
        call.lane().offer(() -> {
            if (session != null) {
                session.acknowledgements().send(answer);
            }
        });
    }

    @Override
    public void reinvite(String sdp) {
        call.lane().execute(() -> {
            if (session != null) {
                session.reinvite(sdp);
            }
        });
    }

    @Override
    public void refer(Referral referral) {
        call.lane().execute(() -> call.emit(new SipEvent.TransferEnded(TransferOutcome.REFUSED)));
    }

    @Override
    public Optional<DialogId> dialogId() {
        return Optional.ofNullable(established);
    }

    @Override
    public void info(String contentType, String body) {
        call.lane().execute(() -> {
            if (session != null) {
                session.info(contentType, body);
            }
        });
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
                case ANSWERED -> Optional.ofNullable(session).ifPresent(DialogSession::hangUp);
                case ENDED -> {
                    // Nothing is left to end.
                }
            }
        });
    }
}

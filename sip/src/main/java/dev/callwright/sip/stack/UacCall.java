package dev.callwright.sip.stack;

import dev.callwright.sip.DialogId;
import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.OutgoingCall;
import dev.callwright.sip.Referral;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.SipException;
import dev.callwright.sip.stack.DigestClient.Reading;
import dev.callwright.sip.stack.Exchange.Outcome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.ServerTransaction;
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
    private final HopSequence hops;
    private final DialogKey provisional;
    private final InviteWithdrawal withdrawal;
    private final InviteTimer timer;
    private final EarlyDialogs early;
    private State state = State.NEW;
    private @Nullable Self self;
    private @Nullable DialogSession session;
    private @Nullable Exchange exchange;
    private volatile @Nullable DialogId established;
    private volatile @Nullable InetSocketAddress peer;
    private String remoteTag = "";
    private long cseq;
    /** The latest INVITE that did not answer a challenge: each of them may be challenged once. */
    private int challenges;

    UacCall(CallContext call, OutgoingInvite invite, Place place) {
        this.call = call;
        this.invite = invite;
        this.place = place;
        this.hops = invite.hops();
        this.provisional = new DialogKey(invite.callId(), invite.tag(), "");
        this.withdrawal = new InviteWithdrawal(call, this::giveUp);
        this.timer = new InviteTimer(call.signalling().sessionTimer());
        this.early = new EarlyDialogs(call, this, this::dialog);
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
        cseq = 1;
        attempt();
    }

    /** The same INVITE to the place that is next, told from the last by its branch only (RFC 3263 §4.3). */
    private void attempt() {
        try {
            Self here = place.towardsCalled(InetAddress.getByName(hops.host()), invite.user(), hops.transport());
            self = here;
            challenges = 0;
            withdrawal.limitRinging(invite.ringTimeout());
            invite(here);
        } catch (UnknownHostException e) {
            failed(Response.SERVICE_UNAVAILABLE, "Unknown host");
        } catch (SipException e) {
            failed(Response.SERVICE_UNAVAILABLE, "No listener reaches it");
        }
    }

    /** This place is out of order; another may not be. */
    private void failed(int status, String reason) {
        if (state == State.CALLING && !withdrawal.isWanted() && hops.advance()) {
            attempt();
        } else {
            finish(withdrawal.outcome(status, reason));
        }
    }

    private void invite(Self here) {
        Request request = invite.build(here, cseq);
        timer.ask(request);
        call.digest().authorize(request);
        early.restart();
        Exchange next = new Exchange(request, hops.hop(), call.lane(), this::onOutcome);
        withdrawal.sentAgain();
        exchange = next;
        call.wire().send(next);
    }

    private void onOutcome(Outcome outcome) {
        switch (outcome) {
            case Outcome.Provisional(Response response) -> onProgress(response);
            case Outcome.Success(Response ok) -> onAnswer(ok);
            case Outcome.Failure(Response refusal) -> onRefusal(refusal);
            case Outcome.Unanswered(int status, String reason) -> failed(status, reason);
        }
    }

    private void onProgress(Response response) {
        if (state != State.CALLING) {
            return;
        }
        if (exchange != null) {
            withdrawal.heardFrom(exchange);
        }
        if (!early.heard(response)) {
            return;
        }
        int status = response.getStatusCode();
        if (status == Response.RINGING || status == Response.SESSION_PROGRESS) {
            call.emit(new SipEvent.Ringing(status));
        }
        early.listen(response);
    }

    private void onAnswer(Response ok) {
        if (session == null) {
            open(ok);
        } else if (DialogKey.toTag(ok).equals(remoteTag)) {
            session.acknowledgements().send(ok);
        } else {
            // A proxy forked the INVITE and a second phone answered: one is enough (RFC 3261 §13.2.2.4).
            dialog(ok).ifPresent(other -> {
                early.confirm(other);
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
        opened.described(offer());
        opened.timer().atLeast(timer.leastSeconds());
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

    private String offer() {
        return exchange == null ? "" : Sip.body(exchange.request());
    }

    private Optional<CallDialog> dialog(Response ok) {
        return Optional.ofNullable(self)
                .map(here -> CallDialog.calling(
                        Optional.ofNullable(exchange).orElseThrow().request(),
                        ok,
                        here,
                        call.signalling().names(),
                        NatRule.towardsCalled(ok, Peer.of(ok)).map(hops::named)));
    }

    private void onRefusal(Response refusal) {
        boolean wanted = state == State.CALLING && !withdrawal.isWanted();
        if (self != null && wanted && timer.lengthen(refusal)) {
            cseq++;
            invite(self);
            return;
        }
        Reading reading =
                exchange == null ? Reading.plain(refusal) : call.digest().read(exchange.request(), refusal);
        switch (reading) {
            case Reading.Answerable()
            when wanted && self != null && challenges < DigestClient.RETRIES -> {
                challenges++;
                cseq++;
                invite(self);
            }
            case Reading.Answerable() -> refused(refusal, LogText.of(refusal.getReasonPhrase()));
            case Reading.Hopeless(String reason) -> refused(refusal, reason);
        }
    }

    private void refused(Response refusal, String reason) {
        int status = refusal.getStatusCode();
        if (status == Response.SERVICE_UNAVAILABLE) {
            failed(status, reason);
        } else {
            List<String> elsewhere = withdrawal.isWanted() ? List.of() : Redirection.targets(refusal);
            finish(elsewhere.isEmpty() ? withdrawal.outcome(status, reason) : new SipEvent.Redirected(elsewhere));
        }
    }

    private void giveUp() {
        finish(withdrawal.outcome(Response.REQUEST_TIMEOUT, "No final answer"));
    }

    /** Phones the INVITE was forked to may answer for another 64*T1 (RFC 3261 §13.2.2.4). */
    private void release() {
        CallRegistry registry = call.signalling().registry();
        registry.remove(provisional);
        var _ = call.timers().after(call.timers().patience(), call.lane(), () -> registry.removePlaced(provisional));
    }

    private void finish(SipEvent end) {
        if (state == State.CALLING) {
            state = State.ENDED;
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
            session.onRequest(transaction, request);
        } else {
            early.onRequest(transaction, request);
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
        call.lane().offer(() -> onAnswer(answer));
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

package dev.callwright.sip.stack.uac;

import dev.callwright.sip.SipEvent;
import dev.callwright.sip.SipException;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Exchange;
import dev.callwright.sip.stack.basis.Exchange.Outcome;
import dev.callwright.sip.stack.basis.NatRule;
import dev.callwright.sip.stack.basis.Peer;
import dev.callwright.sip.stack.digest.DigestClient;
import dev.callwright.sip.stack.digest.DigestClient.Reading;
import dev.callwright.sip.stack.net.Place;
import dev.callwright.sip.stack.net.Self;
import dev.callwright.sip.stack.text.LogText;
import dev.callwright.sip.stack.text.Redirection;
import dev.callwright.sip.stack.text.Sip;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * The INVITEs of one call of ours, one after another until one is answered: with proof of who we are (RFC 3261 §22), with a longer
 * session timer (RFC 4028 §7.1), or at the next place (RFC 3263 §4.3). Owner: the call's lane.
 */
final class InviteAttempts {

    private final CallContext call;
    private final OutgoingInvite invite;
    private final Place place;
    private final InviteWithdrawal withdrawal;
    private final Receiver receiver;
    private final HopSequence hops;
    private final InviteTimer timer;
    private @Nullable Self self;
    private @Nullable Exchange exchange;
    private boolean settled;
    private long cseq;
    /** Of the latest INVITE that did not answer a challenge: each of them may be challenged once. */
    private int challenges;

    /** Hears what comes of them. */
    interface Receiver {

        /** Another INVITE goes out: what was heard of the last has no meaning any more. */
        void onSending();

        void onProgress(Response response);

        /** Also called for answers after the first, of phones a proxy forked the INVITE to. */
        void onAnswer(Response ok);

        /** No INVITE will be answered any more. */
        void onEnd(SipEvent end);
    }

    InviteAttempts(
            CallContext call, OutgoingInvite invite, Place place, InviteWithdrawal withdrawal, Receiver receiver) {
        this.call = call;
        this.invite = invite;
        this.place = place;
        this.withdrawal = withdrawal;
        this.receiver = receiver;
        this.hops = invite.hops();
        this.timer = new InviteTimer(call.signalling().sessionTimer());
    }

    void start() {
        cseq = 1;
        attempt();
    }

    /** Nothing more is sent, whatever comes. */
    void settle() {
        settled = true;
    }

    /** Whether an answer is still waited for, and is welcome. */
    boolean isWanted() {
        return !settled && !withdrawal.isWanted();
    }

    /** The least interval of a session timer that was demanded of us; 0 for none. */
    long leastSeconds() {
        return timer.leastSeconds();
    }

    /** The description sent with the latest INVITE. */
    String offer() {
        return exchange == null ? "" : Sip.body(exchange.request());
    }

    /** The dialog a response to the latest INVITE opens. */
    Optional<CallDialog> dialog(Response response) {
        if (self == null || exchange == null) {
            return Optional.empty();
        }
        return Optional.of(CallDialog.calling(
                exchange.request(),
                response,
                self,
                call.signalling().names(),
                NatRule.towardsCalled(response, Peer.of(response)).map(hops::named)));
    }

    /** The same INVITE to the place that is next, told from the last by its branch only (RFC 3263 §4.3). */
    private void attempt() {
        try {
            Self here = place.towardsCalled(InetAddress.getByName(hops.host()), invite.user(), hops.transport());
            self = here;
            challenges = 0;
            withdrawal.limitRinging(invite.ringTimeout());
            send(here);
        } catch (UnknownHostException e) {
            failed(Response.SERVICE_UNAVAILABLE, "Unknown host");
        } catch (SipException e) {
            failed(Response.SERVICE_UNAVAILABLE, "No listener reaches it");
        }
    }

    /** This place is out of order; another may not be. */
    private void failed(int status, String reason) {
        if (isWanted() && hops.advance()) {
            attempt();
        } else {
            receiver.onEnd(withdrawal.outcome(status, reason));
        }
    }

    private void send(Self here) {
        Request request = invite.build(here, cseq);
        timer.ask(request);
        call.digest().authorize(request);
        receiver.onSending();
        Exchange next = new Exchange(request, hops.hop(), call.lane(), this::onOutcome);
        withdrawal.sentAgain();
        exchange = next;
        call.wire().send(next);
    }

    private void onOutcome(Outcome outcome) {
        switch (outcome) {
            case Outcome.Provisional(Response response) -> onProgress(response);
            case Outcome.Success(Response ok) -> receiver.onAnswer(ok);
            case Outcome.Failure(Response refusal) -> onRefusal(refusal);
            case Outcome.Unanswered(int status, String reason) -> failed(status, reason);
        }
    }

    private void onProgress(Response response) {
        if (settled) {
            return;
        }
        if (exchange != null) {
            withdrawal.heardFrom(exchange);
        }
        receiver.onProgress(response);
    }

    private void onRefusal(Response refusal) {
        if (self != null && isWanted() && timer.lengthen(refusal)) {
            cseq++;
            send(self);
            return;
        }
        Reading reading =
                exchange == null ? Reading.plain(refusal) : call.digest().read(exchange.request(), refusal);
        switch (reading) {
            case Reading.Answerable()
            when isWanted() && self != null && challenges < DigestClient.RETRIES -> {
                challenges++;
                cseq++;
                send(self);
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
            receiver.onEnd(
                    elsewhere.isEmpty() ? withdrawal.outcome(status, reason) : new SipEvent.Redirected(elsewhere));
        }
    }
}

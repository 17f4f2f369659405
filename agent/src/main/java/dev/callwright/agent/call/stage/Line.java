package dev.callwright.agent.call.stage;

import dev.callwright.agent.call.CallEnded;
import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.digits.DigitFilter;
import dev.callwright.agent.call.services.CallServices;
import dev.callwright.media.sdp.Answer;
import dev.callwright.media.sdp.MediaDirection;
import dev.callwright.media.sdp.NegotiatedAudio;
import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.Referral;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.SessionChange;
import dev.callwright.sip.SipDialog;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.TransferOutcome;
import dev.callwright.sip.TransferRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signalling side of a call: the dialog it talks through, which another may take the place of, and its session description.
 * Owner: call thread.
 */
public final class Line {

    private static final Logger log = LoggerFactory.getLogger(Line.class);

    private final CallStage stage;

    private volatile Optional<SipDialog> dialog = Optional.empty();
    /** The one another has taken the place of, until that is acknowledged. */
    private volatile Optional<SipDialog> left = Optional.empty();

    private Optional<Negotiation> negotiation = Optional.empty();
    private Attempt attempt = new Attempt(_ -> {});
    private boolean acknowledged;

    Line(CallStage stage) {
        this.stage = stage;
    }

    /** Takes a dialog as its own; what happens in any other is no news of this call. */
    public void take(SipDialog taken) {
        dialog = Optional.of(taken);
        taken.listen(event -> stage.mailbox().offer(new CallEvent.Sip(taken, event)));
    }

    /** Answers the offer of an INVITE, or makes one when it had none. Returns the description to send with the 200. */
    public String negotiate(Invitation invitation) {
        CallServices services = stage.services();
        Negotiation talk = new Negotiation(
                services.localAddress().forMedia(invitation),
                stage.voice().localPort(),
                services.codecs(invitation.origin()));
        Optional<String> offer = invitation.offer();
        String sdp;
        if (offer.isEmpty()) {
            sdp = talk.offer();
        } else {
            Answer answer = talk.answer(offer.get());
            stage.voice().media(answer.audio());
            sdp = answer.sdp();
        }
        negotiation = Optional.of(talk);
        return sdp;
    }

    /** Watches an INVITE of ours, whose offer was made in this negotiation. */
    public void dial(SipDialog outgoing, Negotiation talk, Attempt awaited) {
        negotiation = Optional.of(talk);
        attempt = awaited;
        take(outgoing);
    }

    /** Whether our answer has arrived. */
    public boolean acknowledged() {
        return acknowledged;
    }

    /** Whether the peer has put the call on hold. */
    public boolean held() {
        return negotiation.map(Negotiation::held).orElse(false);
    }

    /** Sends INFO. Callable from any thread. */
    void info(String contentType, String body) {
        dialog.ifPresent(line -> line.info(contentType, body));
    }

    /** Where the peer's signalling comes from; empty before it has answered. */
    public Optional<InetAddress> peer() {
        return dialog.flatMap(SipDialog::peer).map(InetSocketAddress::getAddress);
    }

    void refer(Referral referral) {
        dialog.ifPresent(line -> line.refer(referral));
    }

    public void hangUp() {
        dialog.ifPresent(SipDialog::hangUp);
        left.ifPresent(SipDialog::hangUp);
    }

    void on(SipDialog from, SipEvent event) {
        if (dialog.filter(from::equals).isEmpty()) {
            return;
        }
        switch (event) {
            case SipEvent.Acked(Optional<String> sdp) -> acknowledged(sdp);
            case SipEvent.Cancelled _ -> throw new CallEnded(CallOutcome.CANCELLED);
            case SipEvent.Bye _ -> throw new CallEnded(hungUpByPeer());
            case SipEvent.AckTimedOut _ -> throw new CallEnded(CallOutcome.NO_ACK);
            case SipEvent.SessionExpired _ -> throw new CallEnded(CallOutcome.SESSION_EXPIRED);
            case SipEvent.Failed(String reason) -> {
                log.atWarn().addKeyValue("call", stage.id()).log("signalling failed: {}", reason);
                throw new CallEnded(CallOutcome.SIGNALLING_FAILED);
            }
            case SipEvent.Reinvited(SessionChange change) -> change(change);
            case SipEvent.DigitInfo(char digit) -> stage.keypad().press(digit, DigitFilter.Path.INFO);
            case SipEvent.Ringing(int status) -> attempt.ringing(status);
            case SipEvent.EarlyMedia(String sdp) -> earlyMedia(sdp);
            case SipEvent.Answered(String sdp) -> answered(sdp);
            case SipEvent.Refused refused -> attempt.refused(refused);
            case SipEvent.Redirected(List<String> targets) -> attempt.redirected(targets);
            case SipEvent.TransferRequested(TransferRequest request) ->
                stage.transfers().requested(request);
            case SipEvent.TransferProgress(int status) -> stage.transfers().progress(status);
            case SipEvent.TransferEnded(TransferOutcome outcome) ->
                stage.transfers().ended(outcome);
            case SipEvent.Replaced(IncomingCall successor) -> succeed(successor);
        }
    }

    private CallOutcome hungUpByPeer() {
        return switch (stage.parties().origin().direction()) {
            case INCOMING -> CallOutcome.CALLER_HUNG_UP;
            case OUTGOING -> CallOutcome.CALLEE_HUNG_UP;
        };
    }

    private void acknowledged(Optional<String> sdp) {
        acknowledged = true;
        left.ifPresent(SipDialog::hangUp);
        left = Optional.empty();
        if (sdp.isPresent()) {
            stage.voice().media(negotiation.orElseThrow().accept(sdp.get()));
        }
    }

    /** Nobody listens to early media: the leg only learns where it comes from, so that the first word is not lost. */
    private void earlyMedia(String sdp) {
        try {
            NegotiatedAudio audio = negotiation.orElseThrow().accept(sdp);
            stage.voice()
                    .media(new NegotiatedAudio(
                            audio.codec(),
                            audio.payloadType(),
                            audio.telephoneEventType(),
                            audio.remote(),
                            MediaDirection.INACTIVE));
        } catch (CallEnded unusable) {
            log.atDebug()
                    .addKeyValue("call", stage.id())
                    .log("early media cannot be used: {}", unusable.outcome().sentence());
        }
    }

    private void answered(String sdp) {
        try {
            attempt.answered(negotiation.orElseThrow().accept(sdp));
        } catch (CallEnded unusable) {
            throw new CallEnded(CallOutcome.MEDIA_REFUSED);
        }
    }

    /** A re-INVITE: hold, resume, a moved address. One we cannot follow is refused and changes nothing (RFC 3261 §14.2). */
    private void change(SessionChange change) {
        Negotiation talk = negotiation.orElseThrow();
        if (change.offer().isEmpty()) {
            change.accept(talk.offer());
            return;
        }
        try {
            Answer answer = talk.answer(change.offer().get());
            stage.voice().media(answer.audio());
            change.accept(answer.sdp());
            stage.chronicle().moment(talk.held() ? Kind.HELD : Kind.RESUMED, "");
        } catch (CallEnded refusal) {
            change.refuse(refusal.outcome().sipStatus());
        }
    }

    /**
     * Another INVITE takes over (RFC 3891 §3): the same agent goes on talking, to whoever sent it. The one before is hung up once the
     * answer is acknowledged: its BYE goes another way, and could be there first.
     */
    private void succeed(IncomingCall successor) {
        try {
            Invitation invitation = successor.invitation();
            stage.voice()
                    .expect(invitation.source().getAddress(), stage.services().dtmf(invitation.origin()));
            String sdp = negotiate(invitation);
            left.ifPresent(SipDialog::hangUp);
            left = dialog;
            take(successor);
            successor.answer(sdp);
            stage.chronicle().moment(Kind.REPLACED, invitation.caller());
        } catch (CallEnded refusal) {
            successor.listen(_ -> {});
            successor.reject(new Rejection(
                    refusal.outcome().sipStatus(), refusal.outcome().sentence()));
        }
    }
}

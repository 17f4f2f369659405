package dev.callwright.agent.phone;

import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.media.codec.G711;
import dev.callwright.media.leg.MediaEngine;
import dev.callwright.media.sdp.MediaDirection;
import dev.callwright.sip.Credentials;
import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.OutgoingCall;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.SipDialog;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.TransferRequest;
import dev.callwright.sip.stack.SipEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One call placed by a script: dial, say, press, wait, hold, hang up; everything is recorded and told as moments. Owner: the
 * script's thread. Moments are delivered one at a time, from whichever thread learned of them.
 */
public final class ScriptedPhone implements AutoCloseable {

    private static final Duration SPEECH_LIMIT = Duration.ofMinutes(2);

    private final SipEndpoint sip;
    private final long recordingStart = System.nanoTime();
    private final StereoRecorder recorder = new StereoRecorder(recordingStart);
    private final Consumer<PhoneMoment> observer;
    private final List<PhoneMoment> moments = new ArrayList<>();
    private final Handset handset;

    private volatile Optional<SipDialog> call = Optional.empty();
    private volatile Optional<IncomingCall> waiting = Optional.empty();
    private volatile int referralStatus = 603;
    private volatile MediaDirection offered = MediaDirection.SENDRECV;

    public ScriptedPhone(
            SipEndpoint sip, MediaEngine media, String address, List<G711> codecs, Consumer<PhoneMoment> observer) {
        this.sip = sip;
        this.observer = observer;
        this.handset = new Handset(media, address, codecs, recorder, this::note);
    }

    /**
     * Dials and waits for the answer.
     *
     * @return whether the call was answered within the limit
     */
    public boolean dial(Dialling dialling, Duration limit) throws InterruptedException {
        OutgoingCall outgoing = sip.prepare(new OutgoingRequest(
                dialling.target(),
                dialling.from(),
                handset.offer(MediaDirection.SENDRECV),
                new Credentials(dialling.user(), dialling.password().value())));
        call = Optional.of(outgoing);
        outgoing.listen(this::onSip);
        note(new PhoneMoment(Kind.DIALLED, System.nanoTime(), dialling.target()));
        outgoing.send();
        await(List.of(Kind.ANSWERED, Kind.REFUSED), 0, limit);
        return happened(Kind.ANSWERED);
    }

    /** Rings for a call that came. For the stack thread that brings it. */
    public void ring(IncomingCall incoming) {
        call = Optional.of(incoming);
        waiting = Optional.of(incoming);
        incoming.listen(this::onSip);
        incoming.ring();
        note(new PhoneMoment(
                Kind.RINGING, System.nanoTime(), incoming.invitation().caller()));
    }

    /** Takes the call it rings for. */
    public void pickUp() {
        waiting.ifPresent(incoming -> {
            incoming.answer(handset.answer(incoming.invitation().offer().orElseThrow()));
            note(new PhoneMoment(Kind.ANSWERED, System.nanoTime(), ""));
        });
    }

    /** Refuses the call it rings for, with a final status. */
    public void refuse(int status) {
        waiting.ifPresent(incoming -> incoming.reject(new Rejection(status, "")));
        note(new PhoneMoment(Kind.REFUSED, System.nanoTime(), String.valueOf(status)));
    }

    /** Audio goes by this network; to be called before the call begins. */
    public void by(BadWire network) {
        handset.by(network);
    }

    /**
     * What becomes of a call the agent asks us to place instead: 200 answered, 486 busy, 603 not even tried; 202 agreed to, and we hang up
     * without a word of what came of it.
     */
    public void onReferral(int status) {
        referralStatus = status;
    }

    /** The Call-ID of its call; empty before there is one. */
    public String callId() {
        return call.map(SipDialog::callId).orElse("");
    }

    /** Says something, and returns when it has been said. */
    public void say(short[] pcm) throws InterruptedException {
        handset.speak(pcm, SPEECH_LIMIT.toNanos());
    }

    /** Presses digits as RFC 4733 events. */
    public void press(String digits) {
        handset.press(digits);
    }

    /** Presses one digit by INFO. */
    public void pressByInfo(char digit) {
        note(new PhoneMoment(Kind.PRESSED, System.nanoTime(), String.valueOf(digit)));
        call.ifPresent(dialog -> dialog.info("application/dtmf-relay", "Signal=" + digit + "\r\nDuration=160\r\n"));
    }

    /** Puts the agent on hold. */
    public void hold() {
        change(MediaDirection.SENDONLY, Kind.HELD);
    }

    public void resume() {
        change(MediaDirection.SENDRECV, Kind.RESUMED);
    }

    public void hangUp() {
        if (!happened(Kind.PEER_HUNG_UP) && !happened(Kind.HUNG_UP)) {
            note(new PhoneMoment(Kind.HUNG_UP, System.nanoTime(), ""));
            call.ifPresent(SipDialog::hangUp);
        }
    }

    /** How often something has happened so far. */
    public synchronized long count(Kind kind) {
        return moments.stream().filter(moment -> moment.kind() == kind).count();
    }

    public boolean happened(Kind kind) {
        return count(kind) > 0;
    }

    /** Waits until something has happened more often than it had; false when the time is over first. */
    public boolean await(Kind kind, long moreThan, Duration limit) throws InterruptedException {
        return await(List.of(kind), moreThan, limit);
    }

    /** Waits until the agent has said something more and is quiet again, or has hung up; at most for this long. */
    public void hearOut(Duration limit) throws InterruptedException {
        await(
                List.of(Kind.AGENT_STOPPED, Kind.PEER_HUNG_UP),
                count(Kind.AGENT_STOPPED) + count(Kind.PEER_HUNG_UP),
                limit);
    }

    /** Everything that happened, in order. */
    public synchronized List<PhoneMoment> moments() {
        return List.copyOf(moments);
    }

    /** Both sides of the call so far. */
    public StereoAudio recording() {
        return recorder.audio();
    }

    /** Time zero of the recording. */
    public long recordingStart() {
        return recordingStart;
    }

    @Override
    public void close() {
        hangUp();
        handset.close();
    }

    private synchronized boolean await(List<Kind> kinds, long moreThan, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (kinds.stream().mapToLong(this::count).sum() <= moreThan) {
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                return false;
            }
            wait(leftMillis);
        }
        return true;
    }

    private void change(MediaDirection direction, Kind kind) {
        note(new PhoneMoment(kind, System.nanoTime(), ""));
        offered = direction;
        call.ifPresent(dialog -> dialog.reinvite(handset.offer(direction)));
    }

    private void onSip(SipEvent event) {
        long now = System.nanoTime();
        switch (event) {
            case SipEvent.Ringing(int status) -> note(new PhoneMoment(Kind.RINGING, now, String.valueOf(status)));
            case SipEvent.Answered(String sdp) -> {
                handset.accept(sdp, offered);
                note(new PhoneMoment(Kind.ANSWERED, now, ""));
            }
            case SipEvent.Refused(int status, String reason) ->
                note(new PhoneMoment(Kind.REFUSED, now, status + " " + reason));
            case SipEvent.Redirected(var targets) ->
                note(new PhoneMoment(Kind.REFUSED, now, "redirected to " + targets));
            case SipEvent.Bye _ -> note(new PhoneMoment(Kind.PEER_HUNG_UP, now, ""));
            case SipEvent.Failed(String reason) -> note(new PhoneMoment(Kind.PEER_HUNG_UP, now, reason));
            case SipEvent.Reinvited(var change) -> change.refuse(488);
            case SipEvent.SessionExpired _ -> note(new PhoneMoment(Kind.PEER_HUNG_UP, now, "session timer"));
            case SipEvent.TransferRequested(var request) -> referred(request);
            case SipEvent.Replaced(var successor) -> successor.reject(new Rejection(603, ""));
            case SipEvent.Cancelled _ -> note(new PhoneMoment(Kind.PEER_HUNG_UP, now, "cancelled"));
            case SipEvent.Acked _,
                    SipEvent.AckTimedOut _,
                    SipEvent.DigitInfo _,
                    SipEvent.EarlyMedia _,
                    SipEvent.TransferProgress _,
                    SipEvent.TransferEnded _ -> {
                // Nothing a caller's phone needs to act on.
            }
        }
    }

    private void referred(TransferRequest request) {
        note(new PhoneMoment(Kind.REFERRED, System.nanoTime(), request.targetUri()));
        if (referralStatus == 603) {
            request.refuse(603);
        } else if (referralStatus == 202) {
            request.accept();
            hangUp();
        } else {
            request.accept();
            request.report(referralStatus, referralStatus == 200 ? "OK" : "Not answered");
        }
    }

    private synchronized void note(PhoneMoment moment) {
        moments.add(moment);
        notifyAll();
        observer.accept(moment);
    }
}

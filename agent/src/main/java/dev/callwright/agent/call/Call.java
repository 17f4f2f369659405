package dev.callwright.agent.call;

import dev.callwright.agent.bridge.BridgeEvent;
import dev.callwright.agent.bridge.VoiceBridge;
import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.DtmfConfig;
import dev.callwright.media.leg.MediaException;
import dev.callwright.media.sdp.Answer;
import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.SessionChange;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.TransferRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One incoming call, told from top to bottom by {@link #story}. Everything that happens to it is an event in its mailbox; while
 * an act waits for its own, {@link #on(CallEvent)} takes care of the rest. Owner: the virtual thread {@code call-<id>}.
 */
final class Call implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Call.class);
    private static final Duration APOLOGY_LIMIT = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofSeconds(2);
    private static final int NOBODY_THERE = 480;

    private final String id;
    private final IncomingCall sip;
    private final AgentConfig agent;
    private final CallServices services;
    private final Chronicle chronicle;
    private final Mailbox mailbox;
    private final DigitFilter digits = new DigitFilter();

    private Optional<VoiceBridge> bridge = Optional.empty();
    private Optional<DigitsOut> digitsOut = Optional.empty();
    private Optional<Negotiation> negotiation = Optional.empty();
    private Optional<RealtimeEnd> modelGone = Optional.empty();
    private boolean modelReady;
    private boolean answered;
    private boolean acknowledged;
    private boolean promptPlayed;

    Call(String id, IncomingCall sip, AgentConfig agent, CallServices services) {
        this.id = id;
        this.sip = sip;
        this.agent = agent;
        this.services = services;
        this.mailbox = new Mailbox(services.metrics()::callNewsDropped);
        this.chronicle = new Chronicle(id, services.numbers().apply(sip.invitation()), agent.name(), services);
        sip.listen(event -> mailbox.offer(new CallEvent.Sip(event)));
    }

    String id() {
        return id;
    }

    /** Asks the call to end. Callable from any thread. */
    void hangUp(CallOutcome outcome) {
        mailbox.offer(new CallEvent.HangUp(outcome));
    }

    /** Asks for digits to be sent to the peer, as {@link DigitsOut} reads them. Callable from any thread. */
    void sendDigits(String digits) {
        mailbox.offer(new CallEvent.SendDigits(digits));
    }

    @Override
    public void run() {
        CallOutcome outcome = CallOutcome.FAULT;
        try {
            outcome = story();
        } catch (CallEnded end) {
            outcome = end.outcome();
        } catch (InterruptedException e) {
            outcome = CallOutcome.SERVER_STOPPED;
        } catch (RuntimeException e) {
            log.atError().addKeyValue("call", id).setCause(e).log("internal fault ends the call");
        } finally {
            release(outcome);
        }
    }

    private CallOutcome story() throws InterruptedException {
        chronicle.started();
        VoiceBridge voice = openBridge();
        String sdp = negotiate(voice);
        ring();
        reachModel(voice);
        answer(sdp);
        return talk(voice);
    }

    private VoiceBridge openBridge() {
        try {
            VoiceBridge voice = VoiceBridge.open(
                    services.media(),
                    services.models().planFor(agent),
                    event -> mailbox.offer(new CallEvent.Bridge(event)),
                    services.metrics());
            DtmfConfig dtmf = services.dtmf(sip.invitation().origin());
            voice.expect(sip.invitation().source().getAddress(), dtmf.detectTones());
            digitsOut = Optional.of(new DigitsOut(id, new CallDigitLine(voice, sip), dtmf.send()));
            bridge = Optional.of(voice);
            return voice;
        } catch (MediaException e) {
            log.atError().addKeyValue("call", id).log(e.getMessage());
            throw new CallEnded(CallOutcome.NO_PORT);
        }
    }

    /** Answers the offer, or makes one when the INVITE had none. Returns the description to send with the 200. */
    private String negotiate(VoiceBridge voice) {
        Negotiation talk = new Negotiation(
                services.localAddress().forMedia(sip.invitation()),
                voice.localPort(),
                services.codecs(sip.invitation().origin()));
        negotiation = Optional.of(talk);
        Optional<String> offer = sip.invitation().offer();
        if (offer.isEmpty()) {
            return talk.offer();
        }
        Answer answer = talk.answer(offer.get());
        voice.media(answer.audio());
        return answer.sdp();
    }

    private void ring() {
        sip.ring();
        chronicle.moment(Kind.RINGING, "");
    }

    /** Waits until the model listens or is gone for good; every attempt is bounded, so this is too. */
    private void reachModel(VoiceBridge voice) throws InterruptedException {
        voice.connect();
        waitFor(() -> modelReady || modelGone.isPresent(), services.models().openingLimit());
    }

    private void answer(String sdp) throws InterruptedException {
        sip.answer(sdp);
        answered = true;
        chronicle.answered();
        waitFor(
                () -> acknowledged,
                services.config().sip().timerT1().multipliedBy(64).plus(MARGIN));
        if (!acknowledged) {
            throw new CallEnded(CallOutcome.NO_ACK);
        }
    }

    private CallOutcome talk(VoiceBridge voice) throws InterruptedException {
        boolean reached = modelReady;
        if (reached && !agent.greeting().isEmpty()) {
            voice.speak(Wording.greeting(agent.greeting()));
        }
        if (reached) {
            waitFor(
                    () -> modelGone.isPresent(),
                    services.longestCall(sip.invitation().origin()));
        }
        if (reached && modelGone.isEmpty()) {
            return CallOutcome.TOO_LONG;
        }
        apologise(voice);
        return modelGone.map(end -> CallOutcome.ofModel(end, reached)).orElse(CallOutcome.MODEL_UNREACHABLE);
    }

    private void apologise(VoiceBridge voice) throws InterruptedException {
        chronicle.moment(Kind.APOLOGY, modelGone.map(RealtimeEnd::detail).orElse("no answer in time"));
        voice.playPrompt(services.apology());
        waitFor(() -> promptPlayed, APOLOGY_LIMIT);
    }

    /** Lets events happen until the condition holds or the time is over. */
    private void waitFor(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            Optional<CallEvent> event = mailbox.await(deadline);
            if (event.isEmpty()) {
                return;
            }
            on(event.get());
        }
    }

    private void on(CallEvent event) {
        switch (event) {
            case CallEvent.Sip(SipEvent news) -> onSip(news);
            case CallEvent.Bridge(BridgeEvent news) -> onBridge(news);
            case CallEvent.SendDigits(String keys) ->
                digitsOut.filter(_ -> answered).ifPresent(out -> {
                    var _ = out.send(keys, System.nanoTime());
                });
            case CallEvent.HangUp(CallOutcome outcome) -> throw new CallEnded(outcome);
        }
    }

    private void onSip(SipEvent event) {
        switch (event) {
            case SipEvent.Acked(Optional<String> sdp) -> acknowledged(sdp);
            case SipEvent.Cancelled _ -> throw new CallEnded(CallOutcome.CANCELLED);
            case SipEvent.Bye _ -> throw new CallEnded(CallOutcome.CALLER_HUNG_UP);
            case SipEvent.AckTimedOut _ -> throw new CallEnded(CallOutcome.NO_ACK);
            case SipEvent.Failed(String reason) -> {
                log.atWarn().addKeyValue("call", id).log("signalling failed: {}", reason);
                throw new CallEnded(CallOutcome.SIGNALLING_FAILED);
            }
            case SipEvent.Reinvited(SessionChange change) -> change(change);
            case SipEvent.DigitInfo(char digit) -> press(digit, DigitFilter.Path.INFO);
            case SipEvent.Ringing _,
                    SipEvent.EarlyMedia _,
                    SipEvent.Answered _,
                    SipEvent.Refused _,
                    SipEvent.Redirected _ -> {
                // News of calls we place; an incoming call has none.
            }
            case SipEvent.SessionExpired _ -> throw new CallEnded(CallOutcome.SIGNALLING_FAILED);
            case SipEvent.TransferRequested(TransferRequest request) -> request.refuse(603);
            case SipEvent.Replaced(IncomingCall successor) -> successor.reject(new Rejection(603, ""));
            case SipEvent.TransferProgress _, SipEvent.TransferEnded _ -> {
                // Nobody asked for a transfer.
            }
        }
    }

    private void onBridge(BridgeEvent event) {
        switch (event) {
            case BridgeEvent.ModelReady(boolean again) -> modelReady(again);
            case BridgeEvent.ModelLost(RealtimeEnd end, int attempt) -> {
                log.atWarn()
                        .addKeyValue("call", id)
                        .addKeyValue("attempt", attempt)
                        .log("the model is away: {}", end.detail());
                chronicle.moment(Kind.MODEL_LOST, end.detail());
            }
            case BridgeEvent.ModelGone(RealtimeEnd end) -> {
                log.atError().addKeyValue("call", id).log("the model is gone: {}", end.detail());
                modelGone = Optional.of(end);
            }
            case BridgeEvent.CallerSaid(String text) -> chronicle.callerSaid(text);
            case BridgeEvent.AgentSaid(String text) -> chronicle.agentSaid(text);
            case BridgeEvent.DigitPressed(char digit) -> press(digit, DigitFilter.Path.RTP);
            case BridgeEvent.ToneHeard(char digit) -> press(digit, DigitFilter.Path.TONE);
            case BridgeEvent.TurnStep step -> chronicle.step(step);
            case BridgeEvent.Interrupted interrupted -> chronicle.interrupted(interrupted);
            case BridgeEvent.TurnEnded ended -> chronicle.turn(ended.times());
            case BridgeEvent.PromptPlayed _ -> promptPlayed = true;
            case BridgeEvent.CallerSilent _ -> callerSilent();
        }
    }

    private void modelReady(boolean again) {
        modelReady = true;
        if (again) {
            chronicle.moment(Kind.MODEL_BACK, "");
            bridge.ifPresent(voice -> voice.speak(Wording.AFTER_A_DROP));
        }
    }

    /** Many devices send nothing while they hold a call. The leg watches anew once the call is resumed. */
    private void callerSilent() {
        boolean held = negotiation.map(Negotiation::held).orElse(false);
        if (!held) {
            throw new CallEnded(CallOutcome.CALLER_SILENT);
        }
    }

    private void acknowledged(Optional<String> sdp) {
        acknowledged = true;
        if (sdp.isPresent()) {
            var audio = negotiation.orElseThrow().accept(sdp.get());
            bridge.ifPresent(voice -> voice.media(audio));
        }
    }

    private void press(char digit, DigitFilter.Path path) {
        if (digits.accept(digit, path, System.nanoTime())) {
            chronicle.digit(digit, path);
            bridge.ifPresent(voice -> voice.press(digit));
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
            bridge.ifPresent(voice -> voice.media(answer.audio()));
            change.accept(answer.sdp());
            chronicle.moment(talk.held() ? Kind.HELD : Kind.RESUMED, "");
        } catch (CallEnded refusal) {
            change.refuse(refusal.outcome().sipStatus());
        }
    }

    /** Gives everything back, in reverse. */
    private void release(CallOutcome outcome) {
        if (answered) {
            sip.hangUp();
        } else {
            int status = outcome.sipStatus() >= 400 ? outcome.sipStatus() : NOBODY_THERE;
            sip.reject(new Rejection(status, outcome.sentence()));
        }
        var stats = bridge.map(VoiceBridge::stats);
        bridge.ifPresent(VoiceBridge::close);
        chronicle.ended(outcome, stats);
        services.registry().remove(this);
    }
}

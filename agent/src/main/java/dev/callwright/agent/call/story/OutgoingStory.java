package dev.callwright.agent.call.story;

import dev.callwright.agent.call.CallEnded;
import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.CallParties;
import dev.callwright.agent.call.OutboundCall;
import dev.callwright.agent.call.OutboundOrder;
import dev.callwright.agent.call.OutboundProgress;
import dev.callwright.agent.call.route.Destinations;
import dev.callwright.agent.call.route.DialRules;
import dev.callwright.agent.call.route.Dialler;
import dev.callwright.agent.call.route.TrunkInvite;
import dev.callwright.agent.call.route.TrunkRoute;
import dev.callwright.agent.call.route.TrunkUri;
import dev.callwright.agent.call.services.CallServices;
import dev.callwright.agent.call.stage.Attempt;
import dev.callwright.agent.call.stage.CallStage;
import dev.callwright.agent.call.stage.Negotiation;
import dev.callwright.agent.call.stage.Voice;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.config.TrunkConfig;
import dev.callwright.media.sdp.NegotiatedAudio;
import dev.callwright.sip.Origin;
import dev.callwright.sip.OutgoingCall;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.SipException;
import dev.callwright.sip.Target;
import dev.callwright.sip.trunk.TrunkEntry;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The story of a call we place: dial, reach the model while it rings, and talk once it is answered; a trunk that fails gives way
 * to the next. Owner: call thread.
 */
public final class OutgoingStory implements Story {

    private static final Logger log = LoggerFactory.getLogger(OutgoingStory.class);
    private static final int UNSENDABLE = 503;
    private static final int MOST_REDIRECTIONS = 3;

    private final CallStage stage;
    private final OutboundOrder order;
    private final TrunkRoute route;
    private final Outside outside;
    private final OutboundCall handle;
    private boolean answered;

    /** How calls get out. */
    public record Outside(Dialler dialler, Destinations destinations) {}

    public OutgoingStory(CallStage stage, OutboundOrder order, TrunkRoute route, Outside outside, OutboundCall handle) {
        this.stage = stage;
        this.order = order;
        this.route = route;
        this.outside = outside;
        this.handle = handle;
    }

    @Override
    public CallOutcome tell() throws InterruptedException {
        stage.chronicle().started();
        stage.voice().open();
        CallOutcome outcome = CallOutcome.NO_TRUNK;
        for (TrunkConfig trunk : route.trunks()) {
            outcome = by(trunk);
            if (answered || !TrunkRoute.worthAnother(outcome, trunk.outbound())) {
                return outcome;
            }
        }
        return outcome;
    }

    /** The call by one trunk, in which it takes a place for as long. */
    private CallOutcome by(TrunkConfig trunk) throws InterruptedException {
        if (stage.services().models().spent(trunk.name())) {
            return CallOutcome.BUDGET_SPENT;
        }
        return switch (stage.services().gates().enter(trunk)) {
            case TrunkEntry.Shut.FULL -> CallOutcome.TRUNK_FULL;
            case TrunkEntry.Shut.TOO_FAST -> CallOutcome.TRUNK_TOO_FAST;
            case TrunkEntry.Open(TrunkEntry.Permit permit) -> {
                try (permit) {
                    yield tryBy(trunk);
                }
            }
        };
    }

    private CallOutcome tryBy(TrunkConfig trunk) throws InterruptedException {
        Attempt attempt = dial(trunk, order.number());
        for (int hop = 0; hop < MOST_REDIRECTIONS; hop++) {
            Optional<String> elsewhere = redirection(attempt, trunk);
            if (elsewhere.isEmpty()) {
                break;
            }
            stage.chronicle().failed(attempt.status());
            attempt = dial(trunk, elsewhere.get());
        }
        if (attempt.answer().isPresent()) {
            return talk(attempt.answer().get(), trunk);
        }
        stage.chronicle().failed(attempt.status());
        return attempt.failure();
    }

    /** The number to call instead, by the same trunk, whose host counts and not the one named; empty if that may not be. */
    private static Optional<String> redirection(Attempt attempt, TrunkConfig trunk) {
        return attempt.elsewhere().stream()
                .filter(_ -> trunk.outbound().redirects())
                .map(TrunkUri::userOf)
                .filter(TrunkUri::isNumber)
                .filter(DialRules.of(trunk)::allows)
                .findFirst();
    }

    /** Calls by one trunk, and returns when it is answered or refused, or has rung for long enough. */
    private Attempt dial(TrunkConfig trunk, String number) throws InterruptedException {
        Attempt attempt = new Attempt(this::ringing);
        try {
            OutgoingCall sip = prepare(trunk, number, attempt);
            sip.send();
            await(attempt, trunk.outbound().ringTimeout());
            if (!attempt.settled()) {
                sip.hangUp();
            }
        } catch (SipException e) {
            log.atWarn().addKeyValue("call", stage.id()).log("the trunk's target is of no use: {}", e.getMessage());
            attempt.refused(new SipEvent.Refused(UNSENDABLE, "not sent"));
        }
        return attempt;
    }

    private OutgoingCall prepare(TrunkConfig trunk, String number, Attempt attempt) {
        CallServices services = stage.services();
        Target target = outside.destinations().of(trunk, DialRules.of(trunk).written(number));
        Negotiation talk = new Negotiation(
                services.localAddress().forCallsBy(trunk, target), stage.voice().localPort(), services.codecs(trunk));
        TrunkInvite invite = new TrunkInvite(trunk, order);
        OutgoingCall sip = outside.dialler().prepare(invite.to(target, talk.offer()));
        stage.line().dial(sip, talk, attempt);
        handle.speaksThrough(sip);
        stage.dialled(new CallParties(
                sip.callId(), CallOrigin.placedBy(trunk.name()), invite.caller(), number, Optional.empty()));
        handle.tell(new OutboundProgress.Dialling(trunk.name()));
        return sip;
    }

    /** Nobody is called to hear an apology: without a model the call is given up while it rings. */
    private void await(Attempt attempt, Duration limit) throws InterruptedException {
        Voice voice = stage.voice();
        stage.waitFor(() -> attempt.settled() || voice.modelGone().isPresent(), limit);
        if (!attempt.settled() && voice.modelGone().isPresent()) {
            throw new CallEnded(CallOutcome.ofModel(voice.modelGone().get(), false));
        }
    }

    /** The model is reached while the phone rings, so that the answer is followed by a voice. */
    private void ringing(int status) {
        stage.chronicle().moment(Kind.RINGING, String.valueOf(status));
        stage.voice().connect();
        handle.tell(new OutboundProgress.Ringing(status));
    }

    private CallOutcome talk(NegotiatedAudio audio, TrunkConfig trunk) throws InterruptedException {
        answered = true;
        stage.line().peer().ifPresent(peer -> stage.voice().expect(peer, trunk.dtmf()));
        stage.voice().media(audio);
        stage.voice().talking();
        stage.chronicle().answered();
        handle.tell(new OutboundProgress.Answered());
        Talk talk = new Talk(stage);
        talk.screen();
        talk.reachModel();
        return talk.converse(stage.services().longestCall(new Origin.Trunk(trunk.name())));
    }

    @Override
    public void leave(CallOutcome outcome) {
        stage.line().hangUp();
        handle.tell(new OutboundProgress.Ended(outcome, answered));
    }
}

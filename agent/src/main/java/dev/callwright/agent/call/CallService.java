package dev.callwright.agent.call;

import dev.callwright.config.AgentConfig;
import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.SipCallHandler;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes admitted INVITEs on the stack's thread, in memory only: refuses what cannot be served, else gives the call a thread of
 * its own. Thread-safe.
 */
public final class CallService implements SipCallHandler {

    private static final Logger log = LoggerFactory.getLogger(CallService.class);

    private final CallServices services;
    private final Router router;
    private final OutboundCalls outbound;
    private final LiveCalls live;
    private volatile boolean draining;

    /**
     * Takes calls, and places them.
     *
     * @param dialler       places calls; not used before the first call
     * @param destinations  where calls by a trunk are sent to
     */
    public CallService(CallServices services, Dialler dialler, Destinations destinations) {
        this.services = services;
        this.router = new Router(services.config());
        this.outbound = new OutboundCalls(services, new OutgoingStory.Outside(dialler, destinations));
        this.live = new LiveCalls(services, outbound, destinations);
    }

    @Override
    public void onInvite(IncomingCall sip) {
        Invitation invitation = sip.invitation();
        Optional<AgentConfig> agent = router.route(invitation.dialled(), invitation.origin());
        if (draining) {
            refuse(sip, CallOutcome.DRAINING);
        } else if (agent.isEmpty()) {
            refuse(sip, CallOutcome.NO_ROUTE);
        } else {
            begin(sip, agent.get());
        }
    }

    /** Refuses new calls and waits for the present ones; ends what is left when the time is over. */
    public void drain(Duration limit) throws InterruptedException {
        draining = true;
        outbound.drain();
        if (!services.registry().awaitEmpty(limit)) {
            services.registry().hangUpAll(CallOutcome.SERVER_STOPPED);
            services.registry().awaitEmpty(Duration.ofSeconds(5));
        }
    }

    /** The way to place calls. */
    public OutboundCalls outbound() {
        return outbound;
    }

    /** The way to the calls in progress. */
    public LiveCalls live() {
        return live;
    }

    public int activeCalls() {
        return services.registry().size();
    }

    private void begin(IncomingCall sip, AgentConfig agent) {
        Invitation invitation = sip.invitation();
        CallStage stage = new CallStage(
                CallIds.next(),
                Variables.of(invitation, services.trunk(invitation.origin())).fill(agent),
                CallParties.of(invitation),
                services,
                new FollowedTransfers(services.config(), outbound));
        Call call = new Call(stage, new IncomingStory(stage, sip));
        if (services.registry().add(call)) {
            Thread.ofVirtual().name("call-" + call.id()).start(call);
        } else {
            refuse(sip, CallOutcome.FULL);
        }
    }

    private void refuse(IncomingCall sip, CallOutcome outcome) {
        Duration retryAfter =
                outcome.sipStatus() == 503 ? services.config().limits().retryAfter() : Duration.ZERO;
        sip.listen(_ -> {});
        sip.reject(new Rejection(outcome.sipStatus(), outcome.sentence(), retryAfter));
        services.metrics().callRefused(outcome.tag());
        log.atInfo()
                .addKeyValue("from", sip.invitation().origin().name())
                .addKeyValue("dialled", services.mask(sip.invitation().dialled()))
                .log("call refused: {}", outcome.sentence());
    }
}

package dev.callwright.agent.call.switchboard;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.CallParties;
import dev.callwright.agent.call.CallReport;
import dev.callwright.agent.call.cast.Cast;
import dev.callwright.agent.call.cast.Variables;
import dev.callwright.agent.call.cast.Variables.Occasion;
import dev.callwright.agent.call.route.Destinations;
import dev.callwright.agent.call.route.Dialler;
import dev.callwright.agent.call.route.Router;
import dev.callwright.agent.call.services.CallServices;
import dev.callwright.agent.call.services.LiveCall;
import dev.callwright.agent.call.services.Watchdog;
import dev.callwright.agent.call.stage.CallStage;
import dev.callwright.agent.call.story.Call;
import dev.callwright.agent.call.story.IncomingStory;
import dev.callwright.agent.call.story.OutgoingStory;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.Origin;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.SipCallHandler;
import dev.callwright.sip.trunk.TrunkEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes admitted INVITEs on the stack's thread, in memory only: refuses what cannot be served, else gives the call a thread of
 * its own. Thread-safe.
 */
public final class CallService implements SipCallHandler {

    private static final Logger log = LoggerFactory.getLogger(CallService.class);

    private static final Duration WATCH_PAUSE = Duration.ofSeconds(5);

    private final OutboundCalls outbound;
    private final LiveCalls live;
    private volatile Serving serving;
    private volatile boolean draining;

    /** What an INVITE is judged by: read once for each, replaced as a whole. */
    private record Serving(CallServices services, Router router) {

        static Serving by(CallServices services) {
            return new Serving(services, new Router(services.config()));
        }
    }

    /**
     * Takes calls, and places them.
     *
     * @param dialler       places calls; not used before the first call
     * @param destinations  where calls by a trunk are sent to
     */
    public CallService(CallServices services, Dialler dialler, Destinations destinations) {
        this.serving = Serving.by(services);
        this.outbound = new OutboundCalls(this::services, new OutgoingStory.Outside(dialler, destinations));
        this.live = new LiveCalls(this::services, outbound, destinations);
    }

    private CallServices services() {
        return serving.services();
    }

    /** Judges and serves calls by other settings from now on; the present ones keep what they began with. */
    public void reload(CallwrightConfig config) {
        serving = Serving.by(serving.services().by(config));
    }

    @Override
    public void onInvite(IncomingCall sip) {
        Serving now = serving;
        Invitation invitation = sip.invitation();
        String normal = now.services().numbers().apply(invitation).dialled();
        Optional<AgentConfig> agent = now.router().route(invitation.dialled(), normal, invitation.origin());
        if (draining) {
            refuse(sip, CallOutcome.DRAINING, now.services());
        } else if (agent.isEmpty()) {
            refuse(sip, CallOutcome.NO_ROUTE, now.services());
        } else if (now.services().models().spent(trunkName(invitation.origin()))) {
            refuse(sip, CallOutcome.BUDGET_SPENT, now.services());
        } else {
            enter(sip, agent.get(), now.services());
        }
    }

    /** Refuses new calls and waits for the present ones; ends what is left when the time is over. */
    public void drain(Duration limit) throws InterruptedException {
        draining = true;
        outbound.drain();
        if (!serving.services().registry().awaitEmpty(limit)) {
            serving.services().registry().hangUpAll(CallOutcome.SERVER_STOPPED);
            serving.services().registry().awaitEmpty(Duration.ofSeconds(5));
        }
    }

    /**
     * Sends digits ({@code 0-9 * # A-D}, a comma is a pause of 500 ms) to the peer of a call, once it is answered.
     *
     * @param callId  our id of the call, as its {@link CallMoment}s have it
     * @return whether there is such a call
     */
    public boolean sendDigits(String callId, String digits) {
        Optional<LiveCall> call = serving.services().registry().find(callId);
        call.ifPresent(found -> found.sendDigits(digits));
        return call.isPresent();
    }

    /** The way to place calls. */
    public OutboundCalls outbound() {
        return outbound;
    }

    /** The way to the calls in progress. */
    public LiveCalls live() {
        return live;
    }

    /** Begins to watch over the calls, until what is returned is closed. */
    public AutoCloseable watchOver() {
        CallServices services = serving.services();
        Watchdog dog = new Watchdog(services.registry()::calls, Watchdog.Patience.DEFAULTS, services.metrics());
        dog.start(WATCH_PAUSE);
        return dog;
    }

    /** Calls of a trunk at this moment, in both directions. */
    public int callsOf(String trunk) {
        return serving.services().gates().open(trunk);
    }

    public int activeCalls() {
        return serving.services().registry().size();
    }

    private static String trunkName(Origin origin) {
        return switch (origin) {
            case Origin.Trunk(String name) -> name;
            case Origin.User _ -> "";
        };
    }

    /** Asks for a place in the trunk, if the call comes from one. */
    private void enter(IncomingCall sip, AgentConfig agent, CallServices services) {
        Optional<TrunkConfig> trunk = services.trunk(sip.invitation().origin());
        TrunkEntry entry = trunk.map(services.gates()::enter).orElse(new TrunkEntry.Open(TrunkEntry.Permit.NONE));
        int status = trunk.orElse(TrunkConfig.DEFAULTS).limits().fullStatus();
        switch (entry) {
            case TrunkEntry.Open(TrunkEntry.Permit permit) -> begin(sip, agent, services, permit);
            case TrunkEntry.Shut.FULL -> refuse(sip, CallOutcome.TRUNK_FULL, status, services);
            case TrunkEntry.Shut.TOO_FAST -> refuse(sip, CallOutcome.TRUNK_TOO_FAST, status, services);
        }
    }

    private void begin(IncomingCall sip, AgentConfig agent, CallServices services, TrunkEntry.Permit permit) {
        Invitation invitation = services.numbers().apply(sip.invitation());
        String id = CallIds.next();
        Variables known = Variables.of(invitation, services.trunk(invitation.origin()), Occasion.now(id));
        CallStage stage = new CallStage(
                id,
                new Cast(services.config().agents(), agent, known, known.fill("{{caller}}")),
                CallParties.of(invitation),
                services,
                new FollowedTransfers(services.config(), outbound));
        known.all().forEach(stage.tools().known()::give);
        Call call = new Call(stage, new IncomingStory(stage, sip));
        if (services.registry().add(call)) {
            Thread.ofVirtual().name("call-" + call.id()).start(() -> {
                try (permit) {
                    call.run();
                }
            });
        } else {
            permit.close();
            refuse(sip, CallOutcome.FULL, services);
        }
    }

    private static void refuse(IncomingCall sip, CallOutcome outcome, CallServices services) {
        refuse(sip, outcome, outcome.sipStatus(), services);
    }

    private static void refuse(IncomingCall sip, CallOutcome outcome, int status, CallServices services) {
        Duration retryAfter = status == 503 ? services.config().limits().retryAfter() : Duration.ZERO;
        sip.listen(_ -> {});
        sip.reject(new Rejection(status, outcome.sentence(), retryAfter));
        services.metrics().callRefused(outcome.tag());
        CallParties parties = CallParties.of(sip.invitation());
        services.observer()
                .ended(new CallReport(
                        "",
                        parties.sipCallId(),
                        parties.origin(),
                        parties.dialled(),
                        parties.offer(),
                        outcome,
                        Instant.now(),
                        Optional.empty(),
                        Optional.empty()));
        log.atInfo()
                .addKeyValue("from", sip.invitation().origin().name())
                .addKeyValue("dialled", services.mask(sip.invitation().dialled()))
                .log("call refused: {}", outcome.sentence());
    }
}

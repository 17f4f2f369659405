package dev.callwright.agent.call.switchboard;

import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.CallParties;
import dev.callwright.agent.call.OutboundCall;
import dev.callwright.agent.call.OutboundOrder;
import dev.callwright.agent.call.OutboundProgress;
import dev.callwright.agent.call.cast.Cast;
import dev.callwright.agent.call.cast.Variables;
import dev.callwright.agent.call.cast.Variables.Occasion;
import dev.callwright.agent.call.route.Destinations;
import dev.callwright.agent.call.route.TrunkInvite;
import dev.callwright.agent.call.route.TrunkRoute;
import dev.callwright.agent.call.route.TrunkUri;
import dev.callwright.agent.call.services.CallServices;
import dev.callwright.agent.call.stage.CallStage;
import dev.callwright.agent.call.story.Call;
import dev.callwright.agent.call.story.OutgoingStory;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.config.AgentConfig;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Places calls. Thread-safe; never blocks. */
public final class OutboundCalls {

    private static final Logger log = LoggerFactory.getLogger(OutboundCalls.class);

    private final Supplier<CallServices> current;
    private final OutgoingStory.Outside outside;
    private volatile boolean draining;

    /** Calls go by the services that are current when they are placed. */
    OutboundCalls(Supplier<CallServices> current, OutgoingStory.Outside outside) {
        this.current = current;
        this.outside = outside;
    }

    /**
     * Places a call. Whatever is wrong with the order is told as its outcome, at once.
     *
     * @param listener  told how it goes, on the call's thread
     */
    public OutboundCall place(OutboundOrder order, Consumer<? super OutboundProgress> listener) {
        return place(order, listener, UnaryOperator.identity());
    }

    /** The same with an agent that is like this. */
    OutboundCall place(
            OutboundOrder order, Consumer<? super OutboundProgress> listener, UnaryOperator<AgentConfig> as) {
        CallServices services = current.get();
        OutboundCall handle = new OutboundCall(CallIds.next(), listener);
        objection(order, services)
                .or(() -> begin(order, handle, services, as))
                .ifPresent(outcome -> refuse(order, handle, outcome, services));
        return handle;
    }

    /** Why an order cannot be carried out; empty if it can, as far as is known before it is tried. */
    Optional<CallOutcome> objection(OutboundOrder order) {
        return objection(order, current.get());
    }

    private Optional<CallOutcome> objection(OutboundOrder order, CallServices services) {
        TrunkRoute route = TrunkRoute.from(services.config().trunks(), order.via());
        if (draining) {
            return Optional.of(CallOutcome.DRAINING);
        }
        if (route.trunks().isEmpty()) {
            return Optional.of(CallOutcome.NO_TRUNK);
        }
        if (agent(order, services).isEmpty()) {
            return Optional.of(CallOutcome.NO_AGENT);
        }
        boolean sound = TrunkUri.isNumber(order.number()) || TrunkUri.isUri(order.number());
        boolean allowed = sound && !route.allowing(order.number()).trunks().isEmpty();
        return allowed ? Optional.empty() : Optional.of(CallOutcome.NUMBER_NOT_ALLOWED);
    }

    Destinations destinations() {
        return outside.destinations();
    }

    /** No more calls from now on. */
    void drain() {
        draining = true;
    }

    private Optional<CallOutcome> begin(
            OutboundOrder order, OutboundCall handle, CallServices services, UnaryOperator<AgentConfig> as) {
        TrunkRoute route =
                TrunkRoute.from(services.config().trunks(), order.via()).allowing(order.number());
        String caller = new TrunkInvite(route.trunks().getFirst(), order).caller();
        CallParties parties = new CallParties(
                handle.id(), CallOrigin.placedBy(order.via()), caller, order.number(), Optional.empty());
        AgentConfig agent = as.apply(agent(order, services).orElseThrow());
        Variables known = Variables.of(order, caller, Occasion.now(handle.id()));
        Cast cast = new Cast(services.config().agents(), agent, known, order.number());
        CallStage stage =
                new CallStage(handle.id(), cast, parties, services, new FollowedTransfers(services.config(), this));
        known.all().forEach(stage.tools().known()::give);
        stage.tools().whenSpoken(handle::hasSpoken);
        Call call = new Call(stage, new OutgoingStory(stage, order, route, outside, handle));
        handle.endedBy(call::hangUp);
        if (!services.registry().add(call)) {
            return Optional.of(CallOutcome.FULL);
        }
        Thread.ofVirtual().name("call-" + call.id()).start(call);
        return Optional.empty();
    }

    private static Optional<AgentConfig> agent(OutboundOrder order, CallServices services) {
        return services.config().agents().stream()
                .filter(agent -> agent.name().equals(order.agent()))
                .findFirst();
    }

    private static void refuse(OutboundOrder order, OutboundCall handle, CallOutcome outcome, CallServices services) {
        services.metrics().callRefused(outcome.tag());
        log.atInfo()
                .addKeyValue("via", order.via())
                .addKeyValue("dialled", services.mask(order.number()))
                .log("call not placed: {}", outcome.sentence());
        handle.tell(new OutboundProgress.Ended(outcome, false));
    }
}

package dev.callwright.agent.call.switchboard;

import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.OutboundCall;
import dev.callwright.agent.call.OutboundOrder;
import dev.callwright.agent.call.route.Destinations;
import dev.callwright.agent.call.route.DialRules;
import dev.callwright.agent.call.route.TrunkUri;
import dev.callwright.agent.call.services.CallServices;
import dev.callwright.agent.call.services.LiveCall;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.Referral;
import dev.callwright.sip.TransferOutcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What may be asked of calls in progress, by their id or its beginning. Thread-safe. */
public final class LiveCalls {

    private final Supplier<CallServices> services;
    private final OutboundCalls outbound;
    private final Destinations destinations;

    LiveCalls(Supplier<CallServices> services, OutboundCalls outbound, Destinations destinations) {
        this.services = services;
        this.outbound = outbound;
        this.destinations = destinations;
    }

    /** What the calls of this moment have in common. */
    CallServices services() {
        return services.get();
    }

    /** Ends a call; false if there is none of that id. */
    public boolean hangUp(String id) {
        Optional<LiveCall> call = services.get().registry().find(id);
        call.ifPresent(found -> found.hangUp(CallOutcome.HUNG_UP_BY_OPERATOR));
        return call.isPresent();
    }

    /**
     * Asks the peer of a call to call somebody else (RFC 3515). Once the third party has answered, the call ends; otherwise it
     * goes on with its agent.
     *
     * @param target  a SIP URI, or a number in the domain of the call's trunk
     * @return the outcome, within about a minute; empty if there is no such call
     */
    public Optional<CompletableFuture<TransferOutcome>> transfer(String id, String target) {
        return services.get()
                .registry()
                .find(id)
                .map(call -> uri(call, target)
                        .map(uri -> call.refer(new Referral(uri)))
                        .orElseGet(() -> CompletableFuture.completedFuture(TransferOutcome.NOT_FOUND)));
    }

    /**
     * The same, after the third party has been called and has answered (RFC 5589 §7): by the call's trunk, with its agent.
     *
     * @param number  whom to call, which the trunk's settings must allow
     */
    public Optional<CompletableFuture<TransferOutcome>> transferAttended(String id, String number) {
        return services.get().registry().find(id).map(call -> {
            CompletableFuture<TransferOutcome> result = new CompletableFuture<>();
            Thread.ofVirtual().name("transfer-" + call.id()).start(() -> attend(call, number, result));
            return result;
        });
    }

    /** Every step is bounded: ringing by the trunk's settings, the transfer by the patience of {@code TransferDesk}. */
    private void attend(LiveCall call, String number, CompletableFuture<TransferOutcome> result) {
        OutboundOrder order = new OutboundOrder(call.origin().name(), number, call.agent());
        OutboundCall consultation = outbound.place(order, _ -> {});
        try {
            if (!consultation.answered().join()) {
                result.complete(TransferOutcome.of(consultation.outcome().join().sipStatus()));
                return;
            }
            Optional<String> uri = uri(call, number);
            TransferOutcome outcome = uri.isEmpty()
                    ? TransferOutcome.NOT_FOUND
                    : call.refer(new Referral(uri.get(), consultation.dialogId()))
                            .join();
            result.complete(outcome);
            consultation.leaveTo(outcome);
        } finally {
            consultation.hangUp();
        }
    }

    private Optional<String> uri(LiveCall call, String target) {
        if (TrunkUri.isUri(target)) {
            return Optional.of(target);
        }
        CallOrigin origin = call.origin();
        return services.get().config().trunks().stream()
                .filter(trunk -> origin.kind() == CallOrigin.Kind.TRUNK
                        && trunk.name().equals(origin.name())
                        && !trunk.target().isEmpty())
                .findFirst()
                .map(trunk -> uri(trunk, target));
    }

    private String uri(TrunkConfig trunk, String number) {
        return destinations.of(trunk, DialRules.of(trunk).written(number)).uri();
    }
}

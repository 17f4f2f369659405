package dev.callwright.agent.call.switchboard;

import dev.callwright.agent.call.OutboundOrder;
import dev.callwright.agent.call.route.TrunkUri;
import dev.callwright.agent.call.stage.CallStage;
import dev.callwright.agent.call.stage.TransferPolicy;
import dev.callwright.agent.call.tools.Colleagues;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.SipHeader;
import dev.callwright.sip.TransferRequest;
import java.util.Map;
import java.util.Optional;

/**
 * Follows a REFER where the trunk's settings accept it: the same agent calls the number by the same trunk, if that trunk may call
 * it. The host of Refer-To is the peer's view and is not used. Immutable.
 */
record FollowedTransfers(CallwrightConfig config, OutboundCalls outbound) implements TransferPolicy {

    @Override
    public Colleagues colleagues() {
        return new TrunkColleagues(config, outbound);
    }

    @Override
    public Optional<Follower> follow(CallStage stage, TransferRequest request) {
        CallOrigin origin = stage.parties().origin();
        boolean accepted = origin.kind() == CallOrigin.Kind.TRUNK
                && config.trunks().stream()
                        .filter(trunk -> trunk.name().equals(origin.name()))
                        .anyMatch(trunk -> trunk.transfers() == TrunkConfig.Transfers.ACCEPT);
        OutboundOrder order = new OutboundOrder(
                origin.name(),
                TrunkUri.userOf(request.targetUri()),
                stage.agent().name(),
                "",
                Map.of(),
                request.replaces().map(value -> new SipHeader("Replaces", value)).stream()
                        .toList());
        return accepted && outbound.objection(order).isEmpty()
                ? Optional.of(listener -> outbound.place(order, listener))
                : Optional.empty();
    }
}

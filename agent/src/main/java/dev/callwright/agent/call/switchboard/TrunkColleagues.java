package dev.callwright.agent.call.switchboard;

import dev.callwright.agent.call.OutboundCall;
import dev.callwright.agent.call.OutboundOrder;
import dev.callwright.agent.call.route.DialRules;
import dev.callwright.agent.call.route.TrunkUri;
import dev.callwright.agent.call.tools.Colleagues;
import dev.callwright.agent.call.tools.ToolStage;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.TrunkConfig;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Colleagues behind trunks: a number is called, or read, by the trunk named or else by that of the call. Immutable. */
record TrunkColleagues(CallwrightConfig config, OutboundCalls outbound) implements Colleagues {

    @Override
    public Optional<String> uri(ToolStage stage, String named, String target) {
        if (TrunkUri.isUri(target)) {
            return Optional.of(target);
        }
        return trunk(stage, named)
                .filter(trunk -> !trunk.target().isEmpty())
                .map(trunk -> outbound.destinations()
                        .of(trunk, DialRules.of(trunk).written(target))
                        .uri());
    }

    @Override
    public Optional<OutboundCall> call(ToolStage stage, String named, String target, UnaryOperator<AgentConfig> as) {
        return trunk(stage, named)
                .map(trunk -> outbound.place(
                        new OutboundOrder(trunk.name(), target, stage.agent().name()), _ -> {}, as));
    }

    private Optional<TrunkConfig> trunk(ToolStage stage, String named) {
        CallOrigin origin = stage.parties().origin();
        String ofCall = origin.kind() == CallOrigin.Kind.TRUNK ? origin.name() : "";
        String name = named.isEmpty() ? ofCall : named;
        return config.trunks().stream()
                .filter(trunk -> trunk.name().equals(name))
                .findFirst();
    }
}

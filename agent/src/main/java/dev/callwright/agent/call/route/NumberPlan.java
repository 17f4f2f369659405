package dev.callwright.agent.call.route;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.CallerIdentity;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.Origin;
import dev.callwright.sip.trunk.Numbering;
import java.util.Map;
import java.util.stream.Collectors;

/** How each trunk writes numbers; softphone users dial what they like. Immutable. */
public final class NumberPlan {

    private static final Numbering AS_IT_IS = new Numbering(TrunkConfig.DEFAULTS.numbering());

    private final Map<String, Numbering> byTrunk;

    public NumberPlan(CallwrightConfig config) {
        this.byTrunk = config.trunks().stream()
                .collect(Collectors.toUnmodifiableMap(TrunkConfig::name, trunk -> new Numbering(trunk.numbering())));
    }

    Numbering of(Origin origin) {
        return switch (origin) {
            case Origin.Trunk(String name) -> byTrunk.getOrDefault(name, AS_IT_IS);
            case Origin.User _ -> AS_IT_IS;
        };
    }

    /** The invitation with its numbers in E.164, where they can be told; everything else as it was. */
    public Invitation apply(Invitation said) {
        Numbering numbering = of(said.origin());
        CallerIdentity identity = said.identity();
        return new Invitation(
                said.callId(),
                numbering.inbound(said.dialled()),
                numbering.inbound(said.caller()),
                said.callerName(),
                new CallerIdentity(
                        numbering.inbound(identity.asserted()),
                        identity.assertedName(),
                        identity.hidden(),
                        identity.diversions().stream().map(numbering::inbound).toList()),
                said.headers(),
                said.source(),
                said.reachedAt(),
                said.transport(),
                said.origin(),
                said.offer());
    }
}

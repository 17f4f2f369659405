package dev.callwright.agent.call.route;

import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.trunk.DialPlan;
import dev.callwright.sip.trunk.Numbering;

/** Which numbers may be called by a trunk, and how it wants them written. Immutable. */
public record DialRules(DialPlan plan, Numbering numbering) {

    public static DialRules of(TrunkConfig trunk) {
        return new DialRules(new DialPlan(trunk.outbound(), trunk.numbering()), new Numbering(trunk.numbering()));
    }

    public boolean allows(String number) {
        return plan.allows(number);
    }

    /** The number as the trunk wants it in the Request-URI; a whole URI stays as it is. */
    public String written(String number) {
        return TrunkUri.isUri(number) ? number : numbering.outbound(number);
    }
}

package dev.callwright.agent.call;

import dev.callwright.config.TrunkConfig;

/** Which numbers may be called by a trunk, and how it wants them written. Immutable. */
interface DialRules {

    boolean allows(String number);

    /** The number as the trunk wants it in the Request-URI. */
    String written(String number);

    /** The rules of a trunk. */
    static DialRules of(TrunkConfig trunk) {
        return new PrefixRules(trunk.outbound().allow(), trunk.outbound().deny());
    }
}

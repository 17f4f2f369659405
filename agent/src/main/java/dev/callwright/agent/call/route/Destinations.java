package dev.callwright.agent.call.route;

import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.Target;
import java.util.List;

/** Where a call by a trunk is sent to. Called on a call's thread, so it may look up names. Thread-safe. */
@FunctionalInterface
public interface Destinations {

    /**
     * The target of a call.
     *
     * @param number  the number as the trunk wants it, or a whole SIP URI
     */
    Target of(TrunkConfig trunk, String number);

    /** By what the trunk's settings say, with no name looked up. */
    static Destinations ofSettings() {
        return (trunk, number) -> new Target(TrunkUri.of(trunk.target()).to(number), trunk.outboundProxy(), List.of());
    }
}

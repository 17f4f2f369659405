package dev.callwright.agent.call.route;

import dev.callwright.agent.call.CallOutcome;
import dev.callwright.config.OutboundConfig;
import dev.callwright.config.TrunkConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The trunks a call may go by, each followed by the one it names as its next; no trunk twice. Immutable. */
public record TrunkRoute(List<TrunkConfig> trunks) {

    public TrunkRoute {
        trunks = List.copyOf(trunks);
    }

    /** The route that begins with this trunk; empty if there is no such trunk. Trunks that take no calls are left out. */
    public static TrunkRoute from(List<TrunkConfig> all, String first) {
        Map<String, TrunkConfig> byName = all.stream()
                .collect(Collectors.toMap(TrunkConfig::name, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        List<TrunkConfig> found = new ArrayList<>();
        TrunkConfig trunk = byName.remove(first);
        while (trunk != null) {
            if (!trunk.target().isEmpty()) {
                found.add(trunk);
            }
            trunk = byName.remove(trunk.outbound().next());
        }
        return new TrunkRoute(found);
    }

    /** Those by which this number may be called. */
    public TrunkRoute allowing(String number) {
        return new TrunkRoute(trunks.stream()
                .filter(trunk -> DialRules.of(trunk).allows(number))
                .toList());
    }

    /** Whether another trunk may do better: when this one failed or is full, never when somebody declined. */
    public static boolean worthAnother(CallOutcome outcome, OutboundConfig settings) {
        return switch (outcome) {
            case TRUNK_UNAVAILABLE, TRUNK_AUTH_FAILED, TRUNK_FULL, TRUNK_TOO_FAST -> true;
            case BUSY -> settings.retryBusy();
            default -> false;
        };
    }
}

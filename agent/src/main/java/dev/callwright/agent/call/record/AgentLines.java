package dev.callwright.agent.call.record;

import dev.callwright.agent.store.CallLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The latest things the agent said, by the model's items, in case it turns out that less was heard. Owner: call thread. */
final class AgentLines {

    private static final int MOST = 8;

    private final Map<String, CallLine> lines = new LinkedHashMap<>();

    void keep(String itemId, CallLine line) {
        if (!itemId.isEmpty()) {
            lines.put(itemId, line);
        }
        if (lines.size() > MOST) {
            lines.remove(lines.keySet().iterator().next());
        }
    }

    Optional<CallLine> find(String itemId) {
        return Optional.ofNullable(lines.get(itemId));
    }
}

package dev.callwright.agent.store.show;

import dev.callwright.agent.store.CallTurn;
import java.util.List;

/** How quickly an agent answered over a call, in one line. */
final class CallLatency {

    private CallLatency() {}

    static String of(List<CallTurn> turns) {
        var text = new StringBuilder().append(turns.size());
        var latencies = turns.stream()
                .flatMapToLong(turn -> turn.latencyMillis().stream())
                .sorted()
                .toArray();
        if (latencies.length > 0) {
            text.append(", latency median ").append(latencies[(latencies.length - 1) / 2]);
            text.append(" ms, longest ").append(latencies[latencies.length - 1]).append(" ms");
        }
        var interrupted = turns.stream().filter(CallTurn::interrupted).count();
        return interrupted == 0 ? text.toString() : text + ", interrupted " + interrupted;
    }
}

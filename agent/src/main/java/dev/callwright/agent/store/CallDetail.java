package dev.callwright.agent.store;

import java.util.List;

/** One stored call with its turns and its lines, each in order. Immutable. */
public record CallDetail(CallSummary call, List<CallTurn> turns, List<CallLine> lines) {

    public CallDetail {
        turns = List.copyOf(turns);
        lines = List.copyOf(lines);
    }
}

package dev.callwright.agent.store;

import java.util.List;

/** One stored call with its turns, lines and tool calls, each in order, and what it took of models. Immutable. */
public record CallDetail(
        CallSummary call, List<CallTurn> turns, List<CallLine> lines, List<CallTool> tools, List<CallUsage> usage) {

    public CallDetail {
        turns = List.copyOf(turns);
        lines = List.copyOf(lines);
        tools = List.copyOf(tools);
        usage = List.copyOf(usage);
    }
}

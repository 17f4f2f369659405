package dev.callwright.agent.scenario.check;

import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import java.util.ArrayList;
import java.util.List;

/** What the phone heard as turns: how long each answer took to come, from its end of the line. Pure. */
public final class Turns {

    private Turns() {}

    /**
     * Milliseconds from the end of the caller's words to the first sound of the answer, for each remark that was answered before
     * the next one.
     */
    public static List<Long> latencies(List<PhoneMoment> moments) {
        List<Long> latencies = new ArrayList<>();
        long stopped = -1;
        for (PhoneMoment moment : moments) {
            switch (moment.kind()) {
                case CALLER_STARTED -> stopped = -1;
                case CALLER_STOPPED -> stopped = moment.atNanos();
                case AGENT_STARTED -> {
                    if (stopped >= 0) {
                        latencies.add((moment.atNanos() - stopped) / 1_000_000);
                        stopped = -1;
                    }
                }
                default -> {}
            }
        }
        return latencies;
    }

    /** The median of the sorted values, the lower one of two; zero for none. */
    public static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) / 2);
    }

    /** When the caller spoke over the agent: from when to when. */
    static List<long[]> interruptions(List<PhoneMoment> moments) {
        List<long[]> spans = new ArrayList<>();
        boolean agentSpeaks = false;
        long began = -1;
        for (PhoneMoment moment : moments) {
            Kind kind = moment.kind();
            if (kind == Kind.AGENT_STARTED) {
                agentSpeaks = true;
            } else if (kind == Kind.AGENT_STOPPED) {
                agentSpeaks = false;
            } else if (kind == Kind.CALLER_STARTED) {
                began = agentSpeaks ? moment.atNanos() : -1;
            } else if (kind == Kind.CALLER_STOPPED && began >= 0) {
                spans.add(new long[] {began, moment.atNanos()});
                began = -1;
            }
        }
        return spans;
    }
}

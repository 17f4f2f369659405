package dev.callwright.agent.interop;

import dev.callwright.agent.interop.BargeInWire.Kind;
import dev.callwright.agent.interop.BargeInWire.Outcome;
import dev.callwright.config.TurnDetectionConfig.Mode;
import java.util.List;

/** Measures barge-in at the wire. Run by scripts/bench/barge-in. */
final class BargeInBench {

    private static final int CALLERS = 5;

    private BargeInBench() {}

    public static void main(String[] arguments) throws Exception {
        int times = Integer.parseInt(arguments[0]) / CALLERS;
        System.out.println(
                "| turns | caller | times | agent silent after p50 ms | p95 | max | within 60 ms | held | resumed | flushed |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (Mode mode : List.of(Mode.HYBRID, Mode.LOCAL)) {
            for (Kind kind : Kind.values()) {
                print(mode, kind, BargeInWire.run(mode, kind, CALLERS, times));
            }
        }
        System.exit(0);
    }

    private static void print(Mode mode, Kind kind, Outcome outcome) {
        List<Long> millis = outcome.duckMillis();
        System.out.printf(
                "| %s | %s | %d | %s | %s | %s | %d of %d | %d | %d | %d |%n",
                mode,
                kind,
                outcome.times(),
                percentile(millis, 50),
                percentile(millis, 95),
                percentile(millis, 100),
                millis.stream().filter(each -> each <= 60).count(),
                millis.size(),
                outcome.held(),
                outcome.resumed(),
                outcome.flushed());
    }

    private static String percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty()
                ? ""
                : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100))
                        .toString();
    }
}

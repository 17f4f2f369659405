package dev.callwright.agent.scenario.report;

import dev.callwright.agent.scenario.check.Check;
import dev.callwright.agent.scenario.check.Check.Result;
import dev.callwright.agent.scenario.check.Turns;
import dev.callwright.agent.scenario.run.TestRun;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One line for each call, then what failed, in sentences. */
public final class TestTable {

    private static final String LINE = "  %-4s  %-28s  %-18s  %7s  %15s  %8s%n";

    private TestTable() {}

    public static void print(List<TestRun.Result> results, PrintWriter out) {
        out.printf(LINE, "", "TEST", "CALL", "CHECKS", "LATENCY", "TOOK");
        for (TestRun.Result result : results) {
            if (result.calls().isEmpty()) {
                out.printf(LINE, "FAIL", cut(result.name(), 28), "", "", "", seconds(result.took()));
            }
            result.calls().forEach(call -> print(result, call, out));
        }
        results.forEach(result -> failures(result, out));
        long passed = results.stream().filter(TestRun.Result::passed).count();
        out.printf("%n%d of %d tests passed.%n", passed, results.size());
        out.flush();
    }

    private static void print(TestRun.Result result, TestRun.CallResult call, PrintWriter out) {
        long holds = count(call, Result.HOLDS);
        long all = call.checks().size() - count(call, Result.UNKNOWN);
        out.printf(
                LINE,
                call.passed() ? "ok" : "FAIL",
                cut(result.name(), 28),
                cut(call.plan().name(), 18),
                holds + "/" + all,
                latency(call),
                seconds(result.took()));
    }

    /** Median and longest. */
    private static String latency(TestRun.CallResult call) {
        List<Long> millis = Turns.latencies(call.evidence().phone());
        return millis.isEmpty()
                ? "-"
                : Turns.median(millis) + "/"
                        + millis.stream().mapToLong(Long::longValue).max().orElse(0) + " ms";
    }

    private static void failures(TestRun.Result result, PrintWriter out) {
        List<String> lines = new ArrayList<>();
        if (!result.failure().isEmpty()) {
            lines.add("could not be run: " + result.failure());
        }
        for (TestRun.CallResult call : result.calls()) {
            call.checks().stream()
                    .filter(Check::fails)
                    .forEach(check -> lines.add(
                            (call.plan().name().isEmpty() ? "" : call.plan().name() + ": ") + "expected that "
                                    + check.claim() + ", but: " + check.found()));
        }
        if (!lines.isEmpty()) {
            out.printf("%n%s (%s)%n", result.name(), result.file());
            lines.forEach(line -> out.println("  - " + line));
        }
    }

    private static long count(TestRun.CallResult call, Result result) {
        return call.checks().stream().filter(check -> check.result() == result).count();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}

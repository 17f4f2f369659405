package dev.callwright.agent.scenario.run;

import dev.callwright.agent.scenario.check.Check;
import dev.callwright.agent.scenario.check.Evidence;
import dev.callwright.agent.scenario.check.Judge;
import dev.callwright.agent.scenario.plan.CallPlan;
import dev.callwright.agent.scenario.plan.TestPlan;
import dev.callwright.config.ConfigException;
import dev.callwright.media.leg.MediaException;
import dev.callwright.sip.SipException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs one test. Owner: the thread that runs it. */
public final class TestRun {

    private final TestPlan plan;
    private final Path file;

    /**
     * A test that was read.
     *
     * @param file  where it was read, to find files beside it
     */
    public TestRun(TestPlan plan, Path file) {
        this.plan = plan;
        this.file = file;
    }

    /** One call of the test with all checks. */
    public record CallResult(CallPlan plan, Evidence evidence, List<Check> checks) {

        public boolean passed() {
            return checks.stream().noneMatch(Check::fails);
        }
    }

    /**
     * What became of the test.
     *
     * @param failure  why it could not be run; empty if it was
     */
    public record Result(String name, Path file, List<CallResult> calls, Duration took, String failure) {

        public boolean passed() {
            return failure.isEmpty() && calls.stream().allMatch(CallResult::passed);
        }
    }

    /**
     * Runs it.
     *
     * @param slot    number of this test among those that run at the same time
     * @param target  SIP URI of a running server; empty to start one
     */
    public Result run(int slot, String target) throws InterruptedException {
        long began = System.nanoTime();
        try (Stage stage = new Stage(plan, file, slot, target)) {
            return result(calls(stage), began, "");
        } catch (SipException
                | MediaException
                | ConfigException
                | UncheckedIOException
                | IllegalArgumentException
                | TroubleException e) {
            return result(List.of(), began, String.valueOf(e.getMessage()));
        }
    }

    private Result result(List<CallResult> calls, long began, String failure) {
        return new Result(plan.name(), file, calls, Duration.ofNanos(System.nanoTime() - began), failure);
    }

    /** Colleagues wait beside the others for as long as the test takes; the others call one after another unless told else. */
    private List<CallResult> calls(Stage stage) throws InterruptedException {
        try (ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<CallPlan, Future<Evidence>> running = new LinkedHashMap<>();
            plan.calls().forEach(call -> {
                if (call.isColleague()) {
                    running.put(call, phones.submit(call(stage, call)));
                }
            });
            for (CallPlan call : plan.calls()) {
                if (!call.isColleague()) {
                    running.put(call, phones.submit(call(stage, call)));
                    if (!plan.together()) {
                        var _ = outcome(Objects.requireNonNull(running.get(call)));
                    }
                }
            }
            List<CallResult> results = new ArrayList<>();
            for (CallPlan call : plan.calls()) {
                Evidence evidence = outcome(Objects.requireNonNull(running.get(call)));
                results.add(new CallResult(evidence.plan(), evidence, Judge.judge(evidence)));
            }
            return results;
        }
    }

    private Callable<Evidence> call(Stage stage, CallPlan call) {
        return new CallRun(stage, call, plan.simulated())::run;
    }

    private static Evidence outcome(Future<Evidence> call) throws InterruptedException {
        try {
            return call.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a phone of the test failed", e.getCause());
        }
    }
}

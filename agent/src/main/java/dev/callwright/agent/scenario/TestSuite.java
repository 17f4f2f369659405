package dev.callwright.agent.scenario;

import dev.callwright.agent.scenario.plan.PlanReader;
import dev.callwright.agent.scenario.plan.TestPlan;
import dev.callwright.agent.scenario.run.TestRun;
import dev.callwright.config.ConfigException;
import dev.callwright.config.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Tests read from files, run some at a time. Immutable. */
public final class TestSuite {

    /** More than one machine has ports and patience for. */
    public static final int MOST_JOBS = 16;

    private final List<Path> files;
    private final List<TestPlan> plans;

    private TestSuite(List<Path> files, List<TestPlan> plans) {
        this.files = files;
        this.plans = plans;
    }

    /**
     * Reads all files.
     *
     * @param environment  variables for {@code ${NAME}}
     * @throws ConfigException with every problem of every file
     */
    public static TestSuite read(List<Path> files, Map<String, String> environment) {
        PlanReader reader = new PlanReader(environment);
        List<TestPlan> plans = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                plans.add(named(reader.read(file), file));
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new TestSuite(List.copyOf(files), List.copyOf(plans));
    }

    private static TestPlan named(TestPlan plan, Path file) {
        if (!plan.name().isEmpty()) {
            return plan;
        }
        String name = String.valueOf(file.getFileName()).replaceAll("\\.ya?ml$", "");
        return new TestPlan(
                name,
                plan.config(),
                plan.server(),
                plan.modelFile(),
                plan.model(),
                plan.simulated(),
                plan.webhooks(),
                plan.calls(),
                plan.together());
    }

    /**
     * Runs all tests.
     *
     * @param jobs      tests at a time, 1 to {@value #MOST_JOBS}
     * @param target    SIP URI of a running server; empty to start one for each test
     * @param observer  told each result as it comes, one at a time
     * @return the results in the order of the files
     */
    public List<TestRun.Result> run(int jobs, String target, Consumer<TestRun.Result> observer)
            throws InterruptedException {
        BlockingQueue<Integer> slots = new ArrayBlockingQueue<>(jobs);
        for (int slot = 0; slot < jobs; slot++) {
            slots.add(slot);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(
                jobs, Thread.ofPlatform().daemon().name("test-", 0).factory())) {
            List<Future<TestRun.Result>> running = new ArrayList<>();
            for (int i = 0; i < plans.size(); i++) {
                TestRun test = new TestRun(plans.get(i), files.get(i));
                Callable<TestRun.Result> job = () -> inSlot(slots, test, target, observer);
                running.add(threads.submit(job));
            }
            List<TestRun.Result> results = new ArrayList<>();
            for (Future<TestRun.Result> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a test could not be run", e.getCause());
        }
    }

    private static TestRun.Result inSlot(
            BlockingQueue<Integer> slots, TestRun test, String target, Consumer<TestRun.Result> observer)
            throws InterruptedException {
        int slot = slots.take();
        try {
            TestRun.Result result = test.run(slot, target);
            synchronized (slots) {
                observer.accept(result);
            }
            return result;
        } finally {
            slots.add(slot);
        }
    }
}

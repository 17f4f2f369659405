package dev.callwright.agent.cli;

import dev.callwright.agent.scenario.TestSuite;
import dev.callwright.agent.scenario.report.JunitXml;
import dev.callwright.agent.scenario.report.TestPicture;
import dev.callwright.agent.scenario.report.TestTable;
import dev.callwright.agent.scenario.run.TestRun;
import dev.callwright.config.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        description = {
            "Runs calls as tests: phones, server and model play what the files say, and what came of it is checked.",
            "Exit codes: 0 all tests passed, 1 some failed, 2 a file or an option cannot be used."
        },
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Tests (YAML); see docs/testing.md.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--jobs", paramLabel = "N", description = "Tests at a time (default: ${DEFAULT-VALUE}).")
    private int jobs = 2;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML.")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Keep a recording and a picture of each call here.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--target",
            paramLabel = "URI",
            description = "Call a running server, e.g. sip:127.0.0.1:5060; only what a phone can tell is checked.")
    private String target = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (jobs < 1 || jobs > TestSuite.MOST_JOBS) {
            throw new ParameterException(spec.commandLine(), "--jobs is not 1 to " + TestSuite.MOST_JOBS);
        }
        if (System.getProperty("callwright.log.level") == null) {
            System.setProperty("callwright.log.level", "ERROR");
        }
        TestSuite suite;
        try {
            suite = TestSuite.read(files, System.getenv());
        } catch (ConfigException e) {
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().flush();
            return ExitCode.USAGE;
        }
        PrintWriter terminal = spec.commandLine().getOut();
        List<TestRun.Result> results = suite.run(jobs, target, result -> progress(result, terminal));
        terminal.println();
        TestTable.print(results, terminal);
        if (junit.isPresent()) {
            JunitXml.write(results, junit.get());
        }
        if (out.isPresent()) {
            for (TestRun.Result result : results) {
                TestPicture.write(result, out.get());
            }
        }
        return results.stream().allMatch(TestRun.Result::passed) ? ExitCode.OK : FAILED;
    }

    private static void progress(TestRun.Result result, PrintWriter terminal) {
        terminal.printf("%s %s%n", result.passed() ? "passed" : "FAILED", result.name());
        terminal.flush();
    }
}

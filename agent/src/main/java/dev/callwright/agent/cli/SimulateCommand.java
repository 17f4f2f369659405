package dev.callwright.agent.cli;

import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.Simulator;
import dev.callwright.config.ConfigException;
import dev.callwright.config.Problem;
import dev.callwright.config.yaml.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "simulate",
        description = "Runs the StepFun-compatible simulator by itself, until it is told to stop.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "How it behaves, and which faults it shows (YAML).")
    private Optional<Path> scenario = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).",
            defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on (default: ${DEFAULT-VALUE}).",
            defaultValue = "8765")
    private int port = 8765;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Scenario behaviour = scenario.map(file -> YamlFile.read(file, Scenario.DEFAULTS, System.getenv()))
                .orElse(Scenario.DEFAULTS);
        try (StopSignal stop = new StopSignal();
                Simulator simulator = simulator(behaviour)) {
            spec.commandLine().getOut().printf("Simulator at %s%n", simulator.start(host, port));
            spec.commandLine().getOut().flush();
            stop.await();
        }
        return 0;
    }

    /** A scenario may be well-formed and still name a prompt that nobody has recorded. */
    private Simulator simulator(Scenario behaviour) {
        try {
            return new Simulator(behaviour);
        } catch (IllegalArgumentException e) {
            String file = scenario.map(Path::toString).orElse("the scenario");
            throw new ConfigException(
                    List.of(new Problem(file, 0, "answers", String.valueOf(e.getMessage()), "name one of these")));
        }
    }
}

package dev.callwright.agent.cli;

import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.Scenario.Profile;
import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.config.ConfigException;
import dev.callwright.config.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
            names = "--profile",
            paramLabel = "NAME",
            description = "Latencies of everything the scenario does not set: plain or vendor-like.")
    private Optional<String> profile = Optional.empty();

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
        Scenario defaults = profile.map(this::named).orElse(Scenario.DEFAULTS);
        Scenario behaviour = scenario.map(file -> ScenarioFile.read(file, defaults, System.getenv()))
                .orElse(defaults);
        try (StopSignal stop = new StopSignal();
                Simulator simulator = simulator(behaviour)) {
            spec.commandLine().getOut().printf("Simulator at %s%n", simulator.start(host, port));
            spec.commandLine().getOut().flush();
            stop.await();
        }
        return 0;
    }

    private Scenario named(String name) {
        return Stream.of(Profile.values())
                .filter(known -> word(known).equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "no profile is called '" + name + "'; there are "
                                + Stream.of(Profile.values())
                                        .map(SimulateCommand::word)
                                        .collect(Collectors.joining(", "))))
                .defaults();
    }

    private static String word(Profile known) {
        return known.name().toLowerCase(Locale.ROOT).replace('_', '-');
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

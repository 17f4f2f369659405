package dev.callwright.agent.cli;

import dev.callwright.config.load.ConfigLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check-config",
        description =
                "Prints every problem of a configuration file, with key, line and remedy. Exit code 78 if there are any.",
        mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file to check.")
    private Path file = Path.of("callwright.yaml");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var config = ConfigLoader.load(file, System.getenv());
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: no problems; %d trunks, %d users, %d numbers, %d agents%n",
                        file,
                        config.trunks().size(),
                        config.users().size(),
                        config.numbers().size(),
                        config.agents().size());
        return 0;
    }
}

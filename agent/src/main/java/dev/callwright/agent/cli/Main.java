package dev.callwright.agent.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code callwright}. */
@Command(
        name = "callwright",
        description = "A SIP telephony voice-agent server.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            SimulateCommand.class,
            CallCommand.class,
            CallsCommand.class,
            CheckConfigCommand.class,
            VersionCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command with all of its subcommands, ready to be executed. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (failure, commandLine, _) -> Failures.report(failure, commandLine.getErr()));
    }
}

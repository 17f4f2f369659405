package dev.callwright.agent.cli;

import dev.callwright.config.ConfigException;
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

    /** Exit code for a configuration that cannot be used ({@code EX_CONFIG} of sysexits). */
    static final int BAD_CONFIGURATION = 78;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and returns its exit code. */
    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, commandLine, _) -> {
                    if (failure instanceof ConfigException problems) {
                        commandLine.getErr().println(problems.getMessage());
                        return BAD_CONFIGURATION;
                    }
                    throw failure;
                })
                .execute(arguments);
    }
}

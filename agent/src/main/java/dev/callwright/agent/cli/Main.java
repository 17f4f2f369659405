package dev.callwright.agent.cli;

import java.io.PrintWriter;
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
            ReloadCommand.class,
            DemoCommand.class,
            SimulateCommand.class,
            CallCommand.class,
            TestCommand.class,
            HangUpCommand.class,
            TransferCommand.class,
            CallsCommand.class,
            DoctorCommand.class,
            CheckConfigCommand.class,
            VersionCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and returns its exit code. */
    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The same, with what it prints going elsewhere than to the terminal. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine().setOut(out).setErr(err).execute(arguments);
    }

    private static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures());
    }
}

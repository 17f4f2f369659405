package dev.callwright.agent.cli;

import dev.callwright.agent.control.CommandException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "hangup", description = "Ends a call of the running server.", mixinStandardHelpOptions = true)
final class HangUpCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption configuration = new ConfigOption();

    @Parameters(
            paramLabel = "CALL-ID",
            description = "Id of the call, or its beginning, as `callwright calls` lists it.")
    private String id = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        var server = new RunningServer(configuration.load(), spec.commandLine().getErr());
        server.ask("hangup", RunningServer.arguments().put("call", id), _ -> {});
        spec.commandLine().getOut().println("Hung up.");
        spec.commandLine().getOut().flush();
        return 0;
    }
}

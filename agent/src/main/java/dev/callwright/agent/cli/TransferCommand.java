package dev.callwright.agent.cli;

import dev.callwright.agent.control.CommandException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "transfer",
        description = "Asks the other side of a call to call somebody else instead; the call goes on if that fails.",
        mixinStandardHelpOptions = true)
final class TransferCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption configuration = new ConfigOption();

    @Parameters(
            index = "0",
            paramLabel = "CALL-ID",
            description = "Id of the call, or its beginning, as `callwright calls` lists it.")
    private String id = "";

    @Parameters(
            index = "1",
            paramLabel = "TARGET",
            description = "A SIP URI, or a number that the trunk of the call can reach.")
    private String target = "";

    @Option(names = "--attended", description = "Call the third party first, and hand over once it has answered.")
    private boolean attended;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        var server = new RunningServer(configuration.load(), spec.commandLine().getErr());
        var arguments =
                RunningServer.arguments().put("call", id).put("target", target).put("attended", attended);
        var result = server.ask("transfer", arguments, _ -> {});
        spec.commandLine().getOut().println(result.path("sentence").asString(""));
        spec.commandLine().getOut().flush();
        return result.path("transferred").asBoolean(false) ? 0 : 1;
    }
}

package dev.callwright.agent.cli;

import dev.callwright.agent.control.CommandException;
import dev.callwright.agent.control.ControlClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "doctor",
        description =
                "Says what is wrong with the running server's trunks, with one trunk, or with one call, and what to do.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SICK = 1;

    @Mixin
    private ConfigOption configuration = new ConfigOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "TRUNK|CALL-ID",
            description = "Name of a trunk, or id or SIP Call-ID of a call, or its beginning. Without it, all trunks.")
    private String about = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        Path socket = Path.of(configuration.load().control().socket());
        JsonNode result;
        try (ControlClient client = ControlClient.connect(socket)) {
            result = client.ask("doctor", JSON.createObjectNode().put("about", about));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(result.toPrettyString());
        } else {
            out.print(DoctorText.of(result));
        }
        out.flush();
        return DoctorText.isSick(result) ? SICK : 0;
    }
}

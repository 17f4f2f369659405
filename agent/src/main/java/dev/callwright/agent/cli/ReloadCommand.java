package dev.callwright.agent.cli;

import dev.callwright.agent.control.CommandException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "reload",
        description =
                "Has the running server read trunks, users, numbers, agents and defence anew, as SIGHUP does; calls go on.",
        mixinStandardHelpOptions = true)
final class ReloadCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption configuration = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        RunningServer server =
                new RunningServer(configuration.load(), spec.commandLine().getErr());
        JsonNode report = server.ask("reload", RunningServer.arguments(), _ -> {});
        PrintWriter out = spec.commandLine().getOut();
        out.println("Changed: " + text(report.path("changed")));
        if (!report.path("needs-restart").isEmpty()) {
            out.println("Changed, but waiting for a restart: " + text(report.path("needs-restart")));
        }
        out.flush();
        return 0;
    }

    private static String text(JsonNode names) {
        List<String> words = new ArrayList<>();
        names.forEach(name -> words.add(name.asString()));
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }
}

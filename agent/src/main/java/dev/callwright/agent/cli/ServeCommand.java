package dev.callwright.agent.cli;

import dev.callwright.agent.app.Callwright;
import dev.callwright.agent.app.Reloader;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ConfigException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description =
                "Answers calls until it is told to stop (SIGTERM or Ctrl-C); then calls in progress may end first. SIGHUP has it read"
                        + " trunks, users, numbers, agents and defence anew.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption configuration = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CallwrightConfig config = configuration.load();
        try (StopSignal stop = new StopSignal();
                Callwright server = Callwright.start(config, _ -> {}, configuration::load)) {
            var _ = ReloadSignal.listen(() -> reloadOnSignal(server.reloader()));
            describe(config, server);
            stop.await();
            server.drain();
        }
        return 0;
    }

    private static void reloadOnSignal(Reloader reloader) {
        try {
            var _ = reloader.reload();
        } catch (ConfigException _) {
            // The problems are in the log, and the server goes on as before.
        }
    }

    private void describe(CallwrightConfig config, Callwright server) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "SIP on %s port %d (%s), agents: %s%n",
                config.sip().address(),
                server.sipPort(),
                config.sip().transports().stream().map(Enum::name).collect(Collectors.joining(", ")),
                config.agents().stream().map(AgentConfig::name).collect(Collectors.joining(", ")));
        out.printf("Realtime model at %s%n", server.model());
        out.flush();
    }
}

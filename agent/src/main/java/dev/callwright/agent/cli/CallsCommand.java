package dev.callwright.agent.cli;

import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.database.CallReader;
import dev.callwright.agent.store.show.CallTable;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "calls",
        description = "Lists recent calls, or shows one with its turns, times and words.",
        mixinStandardHelpOptions = true)
final class CallsCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption configuration = new ConfigOption();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Id of one call, or its beginning.")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--limit",
            description = "How many calls are listed (default: ${DEFAULT-VALUE}).",
            defaultValue = "20")
    private int limit = 20;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CallReader reader = CallReader.open(configuration.load().store());
        CallTable table = new CallTable(ZoneId.systemDefault());
        if (id.isEmpty()) {
            out.print(table.recent(reader.recent(limit)));
            out.flush();
            return 0;
        }
        Optional<CallDetail> call = reader.find(id.get());
        call.ifPresentOrElse(
                found -> out.print(table.detail(found)),
                () -> spec.commandLine().getErr().println("There is no call " + id.get() + "."));
        out.flush();
        return call.isPresent() ? 0 : 1;
    }
}

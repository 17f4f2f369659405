package dev.callwright.agent.app;

import dev.callwright.agent.control.Command;
import dev.callwright.agent.control.CommandException;
import dev.callwright.config.ConfigException;
import dev.callwright.config.Problem;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code reload}: says what has changed, and what waits for a restart. Thread-safe. */
final class ReloadCommand implements Command {

    private final Reloader reloader;

    ReloadCommand(Reloader reloader) {
        this.reloader = reloader;
    }

    @Override
    public JsonNode run(JsonNode arguments) throws CommandException {
        try {
            ReloadReport report = reloader.reload();
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            list(result, "changed", report.changed());
            list(result, "needs-restart", report.needsRestart());
            return result;
        } catch (ConfigException failure) {
            throw new CommandException(failure.problems().stream()
                    .map(Problem::toString)
                    .collect(Collectors.joining("\n", "Nothing was changed:\n", "")));
        }
    }

    private static void list(ObjectNode result, String name, List<String> values) {
        values.forEach(result.withArrayProperty(name)::add);
    }
}

package dev.callwright.agent.cli;

import dev.callwright.agent.control.CommandException;
import dev.callwright.agent.control.ControlClient;
import dev.callwright.agent.control.ControlException;
import dev.callwright.config.CallwrightConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The server that runs by the same configuration, as commands ask it. */
record RunningServer(CallwrightConfig config, PrintWriter err) {

    static ObjectNode arguments() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Asks, and hands over the news until there is a result. */
    JsonNode ask(String command, JsonNode arguments, Consumer<? super JsonNode> progress) throws CommandException {
        try (ControlClient client = connect()) {
            return client.ask(command, arguments, progress);
        }
    }

    private ControlClient connect() {
        try {
            return ControlClient.connect(Path.of(config.control().socket()));
        } catch (ControlException e) {
            err.println("Calls are placed and led by a running server; start one with `callwright serve`.");
            throw e;
        }
    }
}

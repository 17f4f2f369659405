package dev.callwright.agent.control;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one client asks, one command after the other. Owner: the client's virtual thread. */
final class Conversation {

    private static final Logger log = LoggerFactory.getLogger(Conversation.class);

    private final LineChannel line;
    private final Map<String, Command> commands;

    Conversation(LineChannel line, Map<String, Command> commands) {
        this.line = line;
        this.commands = commands;
    }

    /** Answers until the client leaves, or sends something that is no request. */
    void hold() throws IOException, InterruptedException {
        try {
            for (Optional<ObjectNode> request = line.read(); request.isPresent(); request = line.read()) {
                line.write(answer(request.get()));
            }
        } catch (CommandException e) {
            line.write(refusal(e.sentence()));
        }
    }

    private ObjectNode answer(ObjectNode request) throws InterruptedException {
        String name = request.path("command").asString("");
        Command command = commands.get(name);
        if (command == null) {
            return refusal("This server knows no command '" + bounded(name) + "'.");
        }
        try {
            JsonNode arguments = request.path("arguments");
            JsonNode result = command.run(arguments.isObject() ? arguments : LineChannel.object(), progress());
            return done().set("result", result);
        } catch (CommandException e) {
            return refusal(e.sentence());
        } catch (RuntimeException e) {
            log.atError().addKeyValue("command", name).setCause(e).log("a command failed");
            return refusal("The server failed at it; its log says why.");
        }
    }

    /** Nothing is written after the first failure, so that a client gets whole lines or none. */
    private Command.Progress progress() {
        AtomicBoolean gone = new AtomicBoolean();
        return news -> {
            try {
                if (!gone.get()) {
                    line.write(LineChannel.object().set("progress", news));
                    return;
                }
            } catch (IOException e) {
                gone.set(true);
            }
            throw new CommandException("The client has gone.");
        };
    }

    static ObjectNode refusal(String sentence) {
        return done().put("error", sentence);
    }

    private static ObjectNode done() {
        return LineChannel.object().put("done", true);
    }

    private static String bounded(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "..." : name;
    }
}

package dev.callwright.agent.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks a running server. Blocks. Owner: one thread. */
public final class ControlClient implements AutoCloseable {

    private static final int LONGEST_REPLY = 16 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path socket;
    private final LineChannel line;
    private final Deadline deadline;

    private ControlClient(Path socket, SocketChannel channel, Duration patience) {
        this.socket = socket;
        this.deadline = new Deadline(patience);
        this.line = new LineChannel(channel, LONGEST_REPLY, deadline);
    }

    /**
     * Connects to the server that listens there.
     *
     * @throws ControlException when none does
     */
    public static ControlClient connect(Path socket) {
        return connect(socket, PATIENCE);
    }

    /** The same, with the longest silence of the server that is borne. */
    public static ControlClient connect(Path socket, Duration patience) {
        Path path = socket.toAbsolutePath().normalize();
        if (socket.toString().isEmpty()) {
            throw new ControlException("control.socket is empty, so the server takes no commands");
        }
        try {
            return new ControlClient(path, SocketChannel.open(UnixDomainSocketAddress.of(path)), patience);
        } catch (IOException e) {
            throw new ControlException(
                    "no server answers at " + path + "; is it running, with this control.socket and as this user?", e);
        }
    }

    /**
     * Asks and waits for the result.
     *
     * @throws CommandException when the server says it cannot be done
     * @throws ControlException when the server does not answer
     */
    public JsonNode ask(String command, JsonNode arguments) throws CommandException {
        return ask(command, arguments, _ -> {});
    }

    /** The same, with the news that come before the result. */
    public JsonNode ask(String command, JsonNode arguments, Consumer<? super JsonNode> progress)
            throws CommandException {
        try {
            ObjectNode request = LineChannel.object().put("command", command);
            line.write(request.set("arguments", arguments));
            return result(progress);
        } catch (IOException e) {
            throw new ControlException("the server at " + socket + " stopped answering", e);
        }
    }

    private JsonNode result(Consumer<? super JsonNode> progress) throws IOException, CommandException {
        while (true) {
            Optional<ObjectNode> reply = line.read();
            if (reply.isEmpty()) {
                throw new ControlException("the server at " + socket + " hung up");
            }
            ObjectNode said = reply.get();
            if (!said.path("done").asBoolean(false)) {
                progress.accept(said.path("progress"));
            } else if (said.has("error")) {
                throw new CommandException(said.path("error").asString(""));
            } else {
                return said.path("result");
            }
        }
    }

    @Override
    public void close() {
        deadline.close();
        try {
            line.close();
        } catch (IOException e) {
            throw new ControlException("cannot close the connection to " + socket, e);
        }
    }
}

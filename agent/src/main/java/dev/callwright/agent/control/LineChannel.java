package dev.callwright.agent.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A connection that carries one JSON object a line, with bounded lines and waits. Owner: one thread. */
final class LineChannel implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final SocketChannel channel;
    private final int longestLine;
    private final Deadline deadline;
    private final ByteBuffer received = ByteBuffer.allocate(8_192).flip();

    LineChannel(SocketChannel channel, int longestLine, Deadline deadline) {
        this.channel = channel;
        this.longestLine = longestLine;
        this.deadline = deadline;
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * The next object; empty when the peer has closed.
     *
     * @throws CommandException when it is no JSON object, or too long: nothing more can be read then
     */
    Optional<ObjectNode> read() throws IOException, CommandException {
        Optional<String> line = deadline.within(channel, this::line);
        return line.isEmpty() ? Optional.empty() : Optional.of(parse(line.get()));
    }

    private static ObjectNode parse(String line) throws CommandException {
        try {
            if (MAPPER.readTree(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new CommandException("That is not JSON.", e);
        }
        throw new CommandException("That is not a JSON object.");
    }

    /** A line without its end; empty at the end of the stream. One that is too long is cut, and then is no JSON. */
    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() < longestLine) {
            if (!received.hasRemaining() && !receive()) {
                return Optional.empty();
            }
            byte next = received.get();
            if (next == '\n') {
                break;
            }
            line.write(next);
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }

    private boolean receive() throws IOException {
        received.clear();
        int count = channel.read(received);
        received.flip();
        return count > 0;
    }

    void write(JsonNode object) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((object + "\n").getBytes(StandardCharsets.UTF_8));
        int written = deadline.within(channel, () -> {
            int sum = 0;
            while (line.hasRemaining()) {
                sum += channel.write(line);
            }
            return sum;
        });
        assert written == line.limit();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

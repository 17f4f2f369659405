package dev.callwright.agent.cascade.think;

import dev.callwright.agent.cascade.http.Body;
import dev.callwright.agent.cascade.http.Exchange;
import dev.callwright.agent.cascade.http.SseParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a streamed chat completion on its virtual thread and hands it to the loop piece by piece. The end is told when the service says
 * so, without waiting for the connection, which is then read out to be of use again.
 */
public final class Thinking implements Exchange.Reader {

    public static final long MOST_OCTETS = 16 << 20;

    private static final String DONE = "[DONE]";
    private static final ChatChunk EMPTY = new ChatChunk("", "", List.of(), Optional.empty());

    private final Consumer<ChatChunk> chunks;
    private final Runnable done;

    public Thinking(Consumer<ChatChunk> chunks, Runnable done) {
        this.chunks = chunks;
        this.done = done;
    }

    @Override
    public void read(Body body) throws IOException {
        if (body.contentType().contains("json")) {
            String whole = new String(body.readNBytes(SseParser.MAX_OCTETS), StandardCharsets.UTF_8);
            hand(body, ChatChunk.read(whole));
        } else {
            readEvents(body);
        }
    }

    private void readEvents(Body body) throws IOException {
        SseParser parser = new SseParser(data -> event(body, data));
        byte[] octets = new byte[4096];
        for (int count = body.read(octets, 0, octets.length); count >= 0; count = body.read(octets, 0, octets.length)) {
            parser.accept(octets, count);
        }
        parser.end();
    }

    private void event(Body body, String data) throws IOException {
        if (data.strip().equals(DONE)) {
            body.hand(done);
        } else {
            hand(body, ChatChunk.read(data));
        }
    }

    private void hand(Body body, ChatChunk chunk) {
        if (!chunk.equals(EMPTY)) {
            body.hand(() -> chunks.accept(chunk));
        }
    }
}

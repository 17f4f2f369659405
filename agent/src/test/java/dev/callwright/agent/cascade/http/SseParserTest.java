package dev.callwright.agent.cascade.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SseParserTest {

    private final List<String> events = new ArrayList<>();

    @Test
    void readsEventsHoweverTheyAreCut() throws IOException {
        byte[] stream = (": keep-alive\n\nevent: x\ndata: {\"a\":\"你好\"}\r\n\r\nid: 5\ndata:two\ndata: lines\n\n"
                        + "\r\ndata: third\r\rdata: [DONE]")
                .getBytes(StandardCharsets.UTF_8);

        for (int size = 1; size <= stream.length; size++) {
            events.clear();
            SseParser parser = new SseParser(events::add);
            for (int at = 0; at < stream.length; at += size) {
                byte[] piece = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + size));
                parser.accept(piece, piece.length);
            }
            parser.end();

            assertThat(events)
                    .as("in pieces of " + size)
                    .containsExactly("{\"a\":\"你好\"}", "two\nlines", "third", "[DONE]");
        }
    }

    @Test
    void boundsALineAndAnEvent() {
        byte[] half = "data: "
                .concat("x".repeat(SseParser.MAX_OCTETS - 10))
                .concat("\n")
                .getBytes(StandardCharsets.UTF_8);

        SseParser parser = new SseParser(events::add);

        assertThatThrownBy(() ->
                        new SseParser(events::add).accept(new byte[SseParser.MAX_OCTETS + 1], SseParser.MAX_OCTETS + 1))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> {
                    parser.accept(half, half.length);
                    parser.accept(half, half.length);
                })
                .isInstanceOf(IOException.class);
        assertThat(events).isEmpty();
    }
}

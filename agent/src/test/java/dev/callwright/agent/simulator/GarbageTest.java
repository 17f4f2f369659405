package dev.callwright.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.speech.Sound;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the session stays open, releases every buffer and still answers. */
final class GarbageTest {

    private static final List<String> SEEDS = List.of(
            EmbeddedClient.VAD_ON,
            Scenarios.userText("hello 5"),
            "{\"type\":\"session.update\",\"session\":{\"turn_detection\":null,\"tools\":[{\"type\":\"web_search\"}]}}",
            "{\"type\":\"input_audio_buffer.append\",\"audio\":\""
                    + Base64.getEncoder().encodeToString(Sound.tone(60)) + "\"}",
            "{\"type\":\"input_audio_buffer.commit\"}",
            "{\"type\":\"input_audio_buffer.clear\"}",
            "{\"type\":\"response.create\",\"response\":{\"instructions\":\"Say: hi\",\"modalities\":[\"text\"]}}",
            "{\"type\":\"response.create\"}",
            "{\"type\":\"response.cancel\"}",
            "{\"type\":\"conversation.item.create\",\"previous_item_id\":\"x\",\"item\":{\"type\":\"function_call_output\","
                    + "\"call_id\":\"c\",\"output\":\"o\"}}");

    @Test
    void survivesRandomFrames() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        try (EmbeddedClient client = new EmbeddedClient(Scenario.DEFAULTS)) {
            List<ByteBuf> sent = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                WebSocketFrame frame = frame(random);
                sent.add(frame.content());
                client.channel.writeInbound(frame);
                client.pass(random.nextInt(3) * 10).take();
            }

            assertThat(client.channel.isOpen()).as("seed %d", seed).isTrue();
            assertThat(sent).as("seed %d", seed).allMatch(buffer -> buffer.capacity() == 0 || buffer.refCnt() == 0);
            client.pass(20_000).take();
            client.send(Scenarios.userText("still there?"))
                    .send("{\"type\":\"response.create\"}")
                    .pass(20_000);
            assertThat(client.takeTypes()).as("seed %d", seed).contains("response.done");
        }
    }

    private static WebSocketFrame frame(Random random) {
        byte[] bytes = bytes(random);
        return switch (random.nextInt(20)) {
            case 0 -> new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes));
            case 1 -> new PingWebSocketFrame(Unpooled.wrappedBuffer(bytes, 0, Math.min(125, bytes.length)));
            case 2 -> new PongWebSocketFrame(Unpooled.wrappedBuffer(bytes, 0, Math.min(125, bytes.length)));
            default -> new TextWebSocketFrame(Unpooled.wrappedBuffer(bytes));
        };
    }

    private static byte[] bytes(Random random) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] json = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
        for (int flips = random.nextInt(4); flips > 0; flips--) {
            json[random.nextInt(json.length)] = (byte) (32 + random.nextInt(95));
        }
        return json;
    }
}

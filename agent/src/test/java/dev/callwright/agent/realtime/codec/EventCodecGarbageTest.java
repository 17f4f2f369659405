package dev.callwright.agent.realtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.codec.SessionCounters.Count;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventCodecGarbageTest {

    private static final int ROUNDS = 20_000;

    private final long seed = Long.getLong("garbage.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final CodecHarness codec = new CodecHarness();

    @Test
    void survivesRandomBytes() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] frame = new byte[random.nextInt(80)];
            random.nextBytes(frame);
            feed(frame);
        }

        assertThat(codec.counters.get(Count.MALFORMED)).as("seed %d", seed).isEqualTo(ROUNDS);
    }

    @Test
    void survivesMutatedFrames() {
        List<byte[]> frames = Stream.of(
                        "step-1o-tool", "vad-turn", "errors", "function-fallbacks", "empty-and-thinking")
                .flatMap(name -> CodecHarness.lines(name + ".jsonl").stream())
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();

        for (int round = 0; round < ROUNDS; round++) {
            feed(mutate(frames.get(random.nextInt(frames.size())).clone()));
        }

        assertThat(codec.counters.get(Count.MALFORMED)).as("seed %d", seed).isPositive();
    }

    @Test
    void survivesDeepNesting() {
        feed("{\"type\":".concat("[".repeat(200_000)).getBytes(StandardCharsets.US_ASCII));

        assertThat(codec.counters.get(Count.MALFORMED)).isOne();
    }

    private byte[] mutate(byte[] frame) {
        for (int change = random.nextInt(4); change >= 0; change--) {
            frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(frame, random.nextInt(frame.length)) : frame;
    }

    private void feed(byte[] frame) {
        try {
            codec.feed(frame);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ", frame " + new String(frame, StandardCharsets.ISO_8859_1), e);
        }
        codec.seen.clear();
    }
}

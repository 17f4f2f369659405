package dev.callwright.config.load;

import static org.assertj.core.api.Assertions.fail;

import dev.callwright.config.ConfigException;
import dev.callwright.config.testing.YamlFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes, the loader answers with a configuration or a {@link ConfigException}. A failure prints its seed. */
final class GarbageTest {

    private static final int ROUNDS = 300;
    private static final String MARKS = ":-#'\"[]{}&*!|>%@`,? \n\t\\$~\u0085\u2028é☎0a";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void randomBytesAreRefusedOrRead() {
        rounds(random -> {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        });
    }

    @Test
    void randomMarksAreRefusedOrRead() {
        rounds(random -> {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(120), 0, MARKS.length()).forEach(i -> text.append(MARKS.charAt(i)));
            return text.toString().getBytes(StandardCharsets.UTF_8);
        });
    }

    @Test
    void damagedFilesAreRefusedOrRead() throws IOException {
        byte[] valid = Files.readAllBytes(Path.of("examples", "several-numbers.yaml"));
        rounds(random -> damaged(valid, random));
    }

    private static byte[] damaged(byte[] valid, Random random) {
        byte[] bytes = Arrays.copyOf(valid, valid.length);
        for (int hits = random.nextInt(6); hits >= 0; hits--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) MARKS.charAt(random.nextInt(MARKS.length()));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
                default -> System.arraycopy(bytes, at, bytes, at / 2, bytes.length - at);
            }
        }
        return bytes;
    }

    private void rounds(Garbage garbage) {
        long first = System.nanoTime();
        for (long seed = first; seed < first + ROUNDS; seed++) {
            byte[] bytes = garbage.from(new Random(seed));
            try {
                YamlFixture.of(folder, bytes).problems(file -> ConfigLoader.load(file, Map.of()));
            } catch (RuntimeException failure) {
                fail("seed " + seed + ", bytes " + Arrays.toString(bytes), failure);
            }
        }
    }

    private interface Garbage {
        byte[] from(Random random);
    }
}

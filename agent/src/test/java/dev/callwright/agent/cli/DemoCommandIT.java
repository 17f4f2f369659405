package dev.callwright.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.media.codec.WavFile;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
final class DemoCommandIT {

    @TempDir
    private Path folder;

    @Test
    void everythingTheDemoClaimsHappens() throws Exception {
        Path out = folder.resolve("demo");

        Console console = Console.run("demo", "--out", out);

        assertThat(console.exitCode()).as(console.out()).isZero();
        assertThat(console.out().lines().filter(line -> line.startsWith("  [")))
                .hasSize(6)
                .allMatch(line -> line.startsWith("  [ok] "));
        assertThat(console.out()).contains("All of it really happened.");
        assertThat(WavFile.read(out.resolve("demo.wav")).channels()).isEqualTo(2);
        assertThat(ImageIO.read(out.resolve("demo.png").toFile()).getWidth()).isGreaterThan(500);
        assertThat(console.err()).isEmpty();
    }
}

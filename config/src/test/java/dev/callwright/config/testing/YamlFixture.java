package dev.callwright.config.testing;

import dev.callwright.config.ConfigException;
import dev.callwright.config.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A configuration file that exists for one test. */
public record YamlFixture(Path file) {

    /** Writes {@code t.yaml} into a folder. */
    public static YamlFixture of(Path folder, String text) {
        return of(folder, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes {@code t.yaml} into a folder, byte by byte. */
    public static YamlFixture of(Path folder, byte[] bytes) {
        try {
            return new YamlFixture(Files.write(folder.resolve("t.yaml"), bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The lines an operator would see when this file is read in that way; none when it is read without problems. */
    public List<String> problems(Consumer<Path> reading) {
        try {
            reading.accept(file);
            return List.of();
        } catch (ConfigException failure) {
            return failure.problems().stream().map(Problem::toString).toList();
        }
    }
}

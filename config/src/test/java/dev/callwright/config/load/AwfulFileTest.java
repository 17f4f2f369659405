package dev.callwright.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.testing.YamlFixture;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an operator sees for a file full of mistakes, word for word. */
final class AwfulFileTest {

    @Test
    void allProblemsAreReportedAtOnceInTheOrderOfTheFile() throws IOException, URISyntaxException {
        List<String> expected = Files.readAllLines(resource("awful.expected"));

        List<String> problems =
                new YamlFixture(resource("awful.yaml")).problems(file -> ConfigLoader.load(file, Map.of()));

        assertThat(problems).isEqualTo(expected);
    }

    @Test
    void noSecretIsRepeated() throws URISyntaxException {
        List<String> problems =
                new YamlFixture(resource("awful.yaml")).problems(file -> ConfigLoader.load(file, Map.of()));

        assertThat(problems).noneMatch(line -> line.contains("hunter2") || line.contains("sk-123"));
    }

    private static Path resource(String name) throws URISyntaxException {
        URL url = Objects.requireNonNull(AwfulFileTest.class.getResource(name), name);
        return Path.of(url.toURI());
    }
}

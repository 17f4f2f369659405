package dev.callwright.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CheckConfigCommandTest {

    private static final Path AWFUL =
            Console.CONFIGURATION.resolve("src/test/resources/dev/callwright/config/load/awful.yaml");

    @TempDir
    private Path folder;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Console.CONFIGURATION.resolve("examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleHasNoProblems(Path example) {
        Console console = Console.run("check-config", example);

        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).contains("no problems").contains("agents");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void everyProblemOfAnAwfulFileIsALineWithItsPlaceAndRemedy() throws IOException {
        List<String> expected = Files.readAllLines(AWFUL.resolveSibling("awful.expected"));

        Console console = Console.run("check-config", AWFUL);

        assertThat(console.exitCode()).isEqualTo(Failures.BAD_CONFIGURATION);
        assertThat(console.err().lines()).containsExactlyElementsOf(expected);
        assertThat(expected)
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.matches("awful.yaml(:\\d+)? \\S+: .+; .+|.*did you.*"));
        assertThat(console.out()).isEmpty();
    }

    @Test
    void aMissingFileIsOneProblem() {
        Console console = Console.run("check-config", folder.resolve("nowhere.yaml"));

        assertThat(console.exitCode()).isEqualTo(Failures.BAD_CONFIGURATION);
        assertThat(console.err().lines())
                .singleElement()
                .asString()
                .contains("nowhere.yaml: ")
                .contains("; ");
        assertThat(console.out()).isEmpty();
    }
}

package dev.callwright.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.ConfigException;
import dev.callwright.config.testing.YamlFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are refused as a whole: absent, too large, no text, no YAML, or YAML of a kind that is not read. */
final class RefusedTextTest {

    record Note(String text, List<String> lines) {}

    private static final Note DEFAULTS = new Note("", List.of());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aMissingFileIsAProblem() {
        Path missing = folder.resolve("no.yaml");

        Assertions.assertThatThrownBy(() -> YamlFile.read(missing, DEFAULTS, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("no.yaml: the file " + missing + " does not exist; create it, or give the path of another");
    }

    @Test
    void aFolderIsAProblem() {
        Assertions.assertThatThrownBy(() -> YamlFile.read(folder, DEFAULTS, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void moreThanAMebibyteIsAProblem() {
        String text = "#".repeat(1 << 20);

        assertThat(problems(text)).isEmpty();
        assertThat(problems(text + "#"))
                .containsExactly(
                        "t.yaml: the file is larger than 1 MiB; a configuration is never that long: check the path");
    }

    @Test
    void otherEncodingsAreAProblem() {
        byte[] latin = "text: a\nlines: [\u00fc]\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(YamlFixture.of(folder, latin).problems(this::read))
                .containsExactly("t.yaml:2: the text is not UTF-8; save the file as UTF-8");
        assertThat(YamlFixture.of(folder, new byte[] {'a', (byte) 0xE2, (byte) 0x98})
                        .problems(this::read))
                .containsExactly("t.yaml:1: the text is not UTF-8; save the file as UTF-8");
    }

    @Test
    void controlCharactersAreAProblem() {
        assertThat(problems("text: a\n# \u0007\n"))
                .containsExactly("t.yaml:2: the text holds the control character U+0007; remove it");
    }

    @Test
    void brokenYamlIsOneProblemWithItsLine() {
        assertThat(problems("text: a\nlines: [a\n# end\n"))
                .containsExactly("t.yaml:4: not valid YAML: expected ',' or ']', but got <stream end>;"
                        + " check indentation, colons and quotes");
        assertThat(problems("text: a\nlines:\n\t- b\n"))
                .containsExactly("t.yaml:3: not valid YAML: found character '\\t(TAB)' that cannot start any token."
                        + " (Do not use \\t(TAB) for indentation); check indentation, colons and quotes");
        assertThat(problems("text: a\nb: c: hunter2\n"))
                .containsExactly("t.yaml:2: not valid YAML: mapping values are not allowed here;"
                        + " check indentation, colons and quotes");
    }

    @Test
    void keysThatAreNotTextAreBrokenYaml() {
        assertThat(problems("? [a]\n: b\n")).singleElement().asString().startsWith("t.yaml:1: not valid YAML");
        assertThat(problems("*a : b\n")).singleElement().asString().startsWith("t.yaml:1: not valid YAML");
    }

    @Test
    void aliasesAreNotFollowed() {
        assertThat(problems("lines: &all [a, b]\ntext: *all\n"))
                .containsExactly("t.yaml:2 text: aliases are not followed; write the value out");
        assertThat(problems("lines: &all [a, *all]\n"))
                .containsExactly("t.yaml:1 lines[1]: aliases are not followed; write the value out");
    }

    @Test
    void tagsAreNotUnderstood() {
        assertThat(problems("text: !!binary aGk=\nlines: !java.util.ArrayList [a]\n"))
                .containsExactly(
                        "t.yaml:1 text: tags are not understood; remove the word that starts with !",
                        "t.yaml:2 lines: tags are not understood; remove the word that starts with !");
    }

    @Test
    void aSecondDocumentIsAProblem() {
        assertThat(problems("text: a\n---\ntext: b\n"))
                .containsExactly("t.yaml:3: a second document starts here; keep one document; remove the line ---");
    }

    @Test
    void deepNestingIsAProblem() {
        assertThat(problems("text: a\nlines: " + "[".repeat(1000)))
                .containsExactly("t.yaml:2: the text goes beyond a bound; nest at most 16 levels");
    }

    private Note read(Path file) {
        return YamlFile.read(file, DEFAULTS, Map.of());
    }

    private List<String> problems(String text) {
        return YamlFixture.of(folder, text).problems(this::read);
    }
}

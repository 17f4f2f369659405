package dev.callwright.config.yaml;

import dev.callwright.config.ConfigException;
import dev.callwright.config.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads a YAML file into a record, or reports all of its problems at once.
 *
 * <p>Keys are the record's components in kebab case. A component may be a {@code String}, {@code int}, {@code boolean},
 * {@code Duration}, {@code PortRange}, {@code Secret}, an enum, a nested record, or a {@code List} of strings, enums or records; a
 * record inside a list has a constant {@code DEFAULTS}. Files are bounded to 1 MiB and 16 levels. Thread-safe.
 */
public final class YamlFile {

    private YamlFile() {}

    /**
     * Reads a file that needs no checks beyond its types.
     *
     * @param file         the file
     * @param defaults     what to take for keys that are left out
     * @param environment  variables for {@code ${NAME}} in values
     * @throws ConfigException with every problem of the file
     */
    public static <T extends Record> T read(Path file, T defaults, Map<String, String> environment) {
        return read(file, defaults, environment, (_, _) -> {});
    }

    /**
     * Reads a file and lets {@code check} report what the types cannot know; its problems join the others.
     *
     * @throws ConfigException with every problem of the file
     */
    public static <T extends Record> T read(
            Path file, T defaults, Map<String, String> environment, BiConsumer<T, Report> check) {
        Path name = file.getFileName();
        Report report = new Report(name == null ? file.toString() : name.toString());
        Optional<T> bound = SourceText.read(file, report)
                .flatMap(text -> TreeReader.read(text, report))
                .map(root -> bind(root, defaults, new RecordBinder(environment, report)));
        bound.ifPresent(value -> check.accept(value, report));
        List<Problem> problems = report.problems();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return bound.orElse(defaults);
    }

    /** The binder makes a record of the class of its defaults. */
    @SuppressWarnings("unchecked")
    private static <T extends Record> T bind(Node root, T defaults, RecordBinder binder) {
        return (T) binder.section(root, defaults, "");
    }
}

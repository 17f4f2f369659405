package dev.callwright.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.script.Rule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every key of the examples that are shipped is a component of the records, and the page documents every component. */
final class ExampleScenariosTest {

    private static final Path EXAMPLES = Path.of("..", "config", "examples", "scenarios");
    private static final Path PAGE = Path.of("..", "docs", "simulator.md");

    static List<Path> examples() throws Exception {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void usesOnlyKeysThatThereAre(Path file) throws Exception {
        assertKeys(new YAMLMapper().readTree(Files.readString(file)), Scenario.class, file.toString());
    }

    @ParameterizedTest
    @MethodSource("sections")
    void documentsEveryKey(Class<?> section) throws Exception {
        String page = Files.readString(PAGE);

        assertThat(components(section).keySet())
                .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    }

    static Stream<Class<?>> sections() {
        return Stream.of(Scenario.class, Faults.class, Rule.class)
                .flatMap(outer -> Stream.concat(Stream.of(outer), Arrays.stream(outer.getDeclaredClasses())))
                .filter(Class::isRecord);
    }

    private static void assertKeys(JsonNode node, Type type, String path) {
        if (type instanceof ParameterizedType list) {
            assertThat(node.isArray()).as(path).isTrue();
            node.forEach(element -> assertKeys(element, list.getActualTypeArguments()[0], path + "[]"));
        } else if (type instanceof Class<?> section && section.isRecord()) {
            Map<String, RecordComponent> components = components(section);
            node.propertyStream().forEach(entry -> {
                assertThat(components).as(path).containsKey(entry.getKey());
                Type component =
                        Objects.requireNonNull(components.get(entry.getKey())).getGenericType();
                assertKeys(entry.getValue(), component, path + "." + entry.getKey());
            });
        } else {
            assertThat(node.isValueNode()).as(path).isTrue();
        }
    }

    private static Map<String, RecordComponent> components(Class<?> section) {
        return Arrays.stream(section.getRecordComponents())
                .collect(Collectors.toMap(
                        component -> component
                                .getName()
                                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                                .toLowerCase(Locale.ROOT),
                        Function.identity()));
    }
}

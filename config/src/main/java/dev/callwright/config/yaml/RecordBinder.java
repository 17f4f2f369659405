package dev.callwright.config.yaml;

import dev.callwright.config.JsonTree;
import dev.callwright.config.PortRange;
import dev.callwright.config.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds a tree to a record. The component {@code silentCallerLimit} takes the key {@code silent-caller-limit}; what the file leaves
 * out comes from an instance that holds the defaults; an element of a list takes them from the {@code DEFAULTS} of its record.
 *
 * <p>Never fails for what is written in the file: it reports, uses the default and goes on. Owner: the thread that loads.
 */
final class RecordBinder {

    private final Substitution substitution;
    private final Report report;

    RecordBinder(Map<String, String> environment, Report report) {
        this.substitution = new Substitution(environment);
        this.report = report;
    }

    /** Binds the section that stands at this path. */
    Record section(Node node, Record defaults, String path) {
        return switch (node) {
            case Node.Entries entries -> record(entries, defaults, path);
            case Node.Empty _, Node.Refused _ -> defaults;
            case Node.Text _, Node.Items _ -> {
                report.unreadable(path, "keys with values are expected here", "write lines such as key: value");
                yield defaults;
            }
        };
    }

    private Record record(Node.Entries entries, Record defaults, String path) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String key = KeyPath.kebab(components[i].getName());
            Type type = components[i].getGenericType();
            Object fallback = RecordShape.value(components[i], defaults);
            Optional<Node> node = Optional.ofNullable(entries.byKey().get(key));
            values[i] = node.map(found -> value(found, type, fallback, KeyPath.child(path, key)))
                    .orElse(fallback);
        }
        reportUnknown(entries, components, path);
        try {
            return RecordShape.create(defaults.getClass(), values);
        } catch (IllegalArgumentException refusal) {
            report.unreadable(path, "the values do not go together: " + refusal.getMessage(), "change one of them");
            return defaults;
        }
    }

    private Object value(Node node, Type type, Object fallback, String path) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(node, (Class<?>) list.getActualTypeArguments()[0], (List<?>) fallback, path);
        }
        if (type == JsonTree.class) {
            return JsonWriter.write(node);
        }
        if (fallback instanceof Record section && !(section instanceof Secret) && !(section instanceof PortRange)) {
            return section(node, section, path);
        }
        return scalar(node, (Class<?>) type, path).orElse(fallback);
    }

    private List<?> list(Node node, Class<?> elementType, List<?> fallback, String path) {
        return switch (node) {
            case Node.Items items -> elements(items, elementType, path);
            case Node.Empty _, Node.Refused _ -> fallback;
            case Node.Text _, Node.Entries _ -> {
                report.unreadable(path, "a list is expected here", "write [one, two], or a line \"- item\" for each");
                yield fallback;
            }
        };
    }

    private List<?> elements(Node.Items items, Class<?> type, String path) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < items.nodes().size(); i++) {
            Node node = items.nodes().get(i);
            String place = KeyPath.item(path, i);
            RecordShape.defaults(type)
                    .map(defaults -> Optional.<Object>of(section(node, defaults, place)))
                    .orElseGet(() -> scalar(node, type, place).or(() -> standIn(type)))
                    .ifPresent(elements::add);
        }
        return elements;
    }

    /** Keeps the numbering of a list of strings when one of them cannot be read; other lists just go without. */
    private static Optional<Object> standIn(Class<?> type) {
        return type == String.class ? Optional.of("") : Optional.empty();
    }

    private Optional<Object> scalar(Node node, Class<?> type, String path) {
        return switch (node) {
            case Node.Text text -> text(text.value(), type, path);
            case Node.Refused _ -> Optional.empty();
            case Node.Empty _ -> {
                report.unreadable(path, "the key has no value", "give one, or remove the line to keep the default");
                yield Optional.empty();
            }
            case Node.Items _, Node.Entries _ -> {
                report.unreadable(path, "one value is expected here", "write it behind the key, on the same line");
                yield Optional.empty();
            }
        };
    }

    private Optional<Object> text(String text, Class<?> type, String path) {
        try {
            if (type == Secret.class) {
                return Optional.of(substitution.secret(text, path.substring(path.lastIndexOf('.') + 1)));
            }
            return Optional.of(ScalarReader.read(substitution.apply(text), type));
        } catch (Unreadable failure) {
            report.unreadable(path, failure.message(), failure.remedy());
            return Optional.empty();
        }
    }

    private void reportUnknown(Node.Entries entries, RecordComponent[] components, String path) {
        List<String> known = Arrays.stream(components)
                .map(component -> KeyPath.kebab(component.getName()))
                .toList();
        for (String key : entries.byKey().keySet()) {
            if (!known.contains(key)) {
                report.unknown(
                        KeyPath.child(path, key),
                        () -> Nearest.to(KeyPath.kebab(key), known)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("remove it; the keys here are " + String.join(", ", known)));
            }
        }
    }
}

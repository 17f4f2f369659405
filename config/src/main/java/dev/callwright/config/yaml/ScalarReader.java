package dev.callwright.config.yaml;

import dev.callwright.config.PortRange;
import dev.callwright.config.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one value from its text: string, whole number, truth value, duration, port range or one word of an enum. */
final class ScalarReader {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern PORT_RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

    private ScalarReader() {}

    static Object read(String text, Class<?> type) throws Unreadable {
        if (type == String.class) {
            return text;
        }
        if (type == int.class || type == Integer.class) {
            return wholeNumber(text);
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(text);
        }
        if (type == Duration.class) {
            return DurationText.parse(text);
        }
        if (type == PortRange.class) {
            return portRange(text);
        }
        if (type.isEnum()) {
            return word(text, type);
        }
        throw new IllegalStateException("no way to read " + type + " from YAML");
    }

    private static int wholeNumber(String text) throws Unreadable {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new Unreadable(
                    Problem.excerpt(text) + " is not a whole number", "write at most nine digits and nothing else");
        }
        return Integer.parseInt(text);
    }

    private static boolean truth(String text) throws Unreadable {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new Unreadable(Problem.excerpt(text) + " is neither true nor false", "write true or false");
        };
    }

    private static PortRange portRange(String text) throws Unreadable {
        Matcher matcher = PORT_RANGE.matcher(text);
        try {
            if (matcher.matches()) {
                return new PortRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            }
        } catch (IllegalArgumentException _) {
            // The range refuses its bounds: the sentence below says which ones are good.
        }
        throw new Unreadable(
                Problem.excerpt(text) + " is not a port range",
                "write the first and the last port, upwards within 1024-65535, such as 16384-32767");
    }

    private static Object word(String text, Class<?> type) throws Unreadable {
        Object[] constants = type.getEnumConstants();
        List<String> words = words(type);
        int index = words.indexOf(text);
        if (index >= 0) {
            return constants[index];
        }
        throw new Unreadable(
                Problem.excerpt(text) + " is not one of " + String.join(", ", words),
                Nearest.to(KeyPath.kebab(text), words)
                        .map(word -> "write " + word)
                        .orElse("write one of these"));
    }

    /** The words for the constants of an enum, in lower case, in their order. */
    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> KeyPath.constant((Enum<?>) constant))
                .toList();
    }
}

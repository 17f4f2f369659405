package dev.callwright.config.yaml;

import dev.callwright.config.Problem;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of keys: {@code silentCallerLimit} is written {@code silent-caller-limit}, and places are {@code agents[0].name}. */
final class KeyPath {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    private KeyPath() {}

    static String kebab(String component) {
        return HUMP.matcher(component).replaceAll("-").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** The word for a constant of an enum: {@code SHA_256} is written {@code sha-256}, {@code STEP_1O} {@code step-1o}. */
    static String constant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The place of a key in a mapping. A key that is not a plain word is quoted, so that a problem stays one readable line. */
    static String child(String parent, String key) {
        String shown = PLAIN.matcher(key).matches() ? key : Problem.excerpt(key);
        return parent.isEmpty() ? shown : parent + "." + shown;
    }

    static String item(String parent, int index) {
        return parent + "[" + index + "]";
    }

    /** The place that holds this one; empty for a key of the top level. */
    static String parent(String path) {
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return end < 0 ? "" : path.substring(0, end);
    }
}

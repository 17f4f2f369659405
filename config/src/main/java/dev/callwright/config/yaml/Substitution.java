package dev.callwright.config.yaml;

import dev.callwright.config.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts environment variables into values: {@code ${NAME}}, or {@code ${NAME:-fallback}} when the variable may be unset or empty.
 * A doubled dollar sign keeps the brace that follows it literal. What a variable holds is taken as it is and not looked through again.
 */
final class Substitution {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");
    private static final Pattern MARK = Pattern.compile("\\$\\$\\{|\\$\\{");

    private final Map<String, String> environment;

    Substitution(Map<String, String> environment) {
        this.environment = environment;
    }

    String apply(String text) throws Unreadable {
        StringBuilder result = new StringBuilder();
        List<String> unset = new ArrayList<>();
        Matcher mark = MARK.matcher(text);
        Matcher reference = REFERENCE.matcher(text);
        int from = 0;
        while (mark.find(from)) {
            result.append(text, from, mark.start());
            if (mark.group().startsWith("$$")) {
                result.append("${");
                from = mark.end();
            } else {
                from = endOfReference(reference, mark.start());
                result.append(value(reference, unset));
            }
        }
        refuseUnset(unset);
        return result.append(text, from, text.length()).toString();
    }

    /** Reads a secret: nothing at all, or exactly one reference, so that no password ends up in a file that is copied around. */
    Secret secret(String text, String key) throws Unreadable {
        if (!text.isEmpty() && !REFERENCE.matcher(text).matches()) {
            String variable = key.replace('-', '_').toUpperCase(Locale.ROOT);
            throw new Unreadable(
                    "a secret must not stand in the file",
                    "write ${" + variable + "} and set the environment variable " + variable);
        }
        return new Secret(apply(text));
    }

    private static int endOfReference(Matcher reference, int start) throws Unreadable {
        if (!reference.find(start) || reference.start() != start) {
            throw new Unreadable(
                    "the text after ${ is not the name of an environment variable followed by }",
                    "write ${NAME} or ${NAME:-fallback}, or $${ for a literal ${");
        }
        return reference.end();
    }

    private String value(Matcher reference, List<String> unset) {
        String name = reference.group(1);
        String fallback = reference.group(2);
        String value = environment.get(name);
        if (value != null && !(value.isEmpty() && fallback != null)) {
            return value;
        }
        if (fallback == null) {
            unset.add(name);
            return "";
        }
        return fallback;
    }

    private static void refuseUnset(List<String> unset) throws Unreadable {
        if (unset.isEmpty()) {
            return;
        }
        List<String> names = unset.stream().distinct().toList();
        String example = "${" + names.getFirst() + ":-fallback}";
        throw names.size() == 1
                ? new Unreadable(
                        "the environment variable " + names.getFirst() + " is not set",
                        "set it, or write " + example + " to live without it")
                : new Unreadable(
                        "the environment variables " + String.join(", ", names) + " are not set",
                        "set them, or write " + example + " to live without them");
    }
}

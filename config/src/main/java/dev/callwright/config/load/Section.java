package dev.callwright.config.load;

import dev.callwright.config.Problem;
import dev.callwright.config.yaml.DurationText;
import dev.callwright.config.yaml.Report;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A place in the file, with the checks that many keys share. Owner: the thread that loads. */
final class Section {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Report report;
    private final String path;

    private Section(Report report, String path) {
        this.report = report;
        this.path = path;
    }

    static Section root(Report report) {
        return new Section(report, "");
    }

    Section at(String key) {
        return new Section(report, key(key));
    }

    Section item(String list, int index) {
        return new Section(report, key(list) + "[" + index + "]");
    }

    void problem(String key, String message, String remedy) {
        report.problem(key(key), message, remedy);
    }

    void problem(String key, String message, Supplier<String> remedy) {
        report.problem(key(key), message, remedy);
    }

    boolean inDoubt(String key) {
        return report.inDoubt(key(key));
    }

    /** Whether this key is in doubt in any item of a list, or the whole list is. */
    boolean inDoubt(String list, int size, String key) {
        return size == 0
                ? inDoubt(list)
                : IntStream.range(0, size).anyMatch(i -> item(list, i).inDoubt(key));
    }

    void within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            problem(key, value + " is not within " + least + " to " + most, "choose a value within it");
        }
    }

    void within(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            String bounds = DurationText.format(least) + " to " + DurationText.format(most);
            problem(key, DurationText.format(value) + " is not within " + bounds, "choose a value within it");
        }
    }

    /** For durations that go into SIP headers, which count seconds. */
    void wholeSecondsWithin(String key, Duration value, Duration least, Duration most) {
        if (value.toMillis() % 1000 != 0) {
            problem(key, DurationText.format(value) + " is not a whole number of seconds", "write it in s, m or h");
            return;
        }
        within(key, value, least, most);
    }

    void filled(String key, String value) {
        if (value.isBlank()) {
            problem(key, "is empty", "give a value");
        }
    }

    /** For text that goes into one line of a SIP message. */
    void oneLine(String key, String value, int longest) {
        filled(key, value);
        if (value.length() > longest || value.codePoints().anyMatch(Character::isISOControl)) {
            problem(key, "is not one line of at most " + longest + " characters", "shorten it, without line breaks");
        }
    }

    void localAddress(String key, String value) {
        if (!Addresses.isLiteral(value)) {
            problem(
                    key,
                    Problem.excerpt(value) + " is not an IP address",
                    "write one of this machine, or 0.0.0.0 for all");
        }
    }

    /** An address peers shall use: an IP literal they can reach, or empty. */
    void advertisedAddress(String key, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (!Addresses.isLiteral(value)) {
            problem(
                    key,
                    Problem.excerpt(value) + " is not an IP address",
                    "write the address peers reach this server at, or leave it empty");
        } else if (Addresses.isWildcard(value)) {
            problem(key, value + " is no address a peer can reach", "write the public address, or leave it empty");
        }
    }

    /** Names of a list of sections: well-formed and different from one another. */
    void names(String list, List<String> names) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Section item = item(list, i);
            if (!NAME.matcher(name).matches()) {
                String message = name.isEmpty() ? "is empty" : Problem.excerpt(name) + " is not a name";
                item.problem("name", message, "write 1 to 64 letters, digits, dots, dashes or underscores");
                continue;
            }
            Integer earlier = first.putIfAbsent(name, i);
            if (earlier != null) {
                item.problem(
                        "name", name + " is the name of " + key(list) + "[" + earlier + "] too", "rename one of them");
            }
        }
    }

    private String key(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}

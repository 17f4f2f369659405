package dev.callwright.config.yaml;

import dev.callwright.config.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Collects what is wrong with one file, and knows the line of every key in it.
 *
 * <p>A key that could not be read is bound to its default so that reading can go on; checks then see a value nobody wrote.
 * Therefore {@link #problem} keeps silent about such a key, about what lies under it and about what holds it: one slip, one line.
 *
 * <p>Owner: the thread that loads.
 */
public final class Report {

    private static final int PROBLEM_LIMIT = 100;

    private final String file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final NavigableSet<String> unreadable = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private int unshown;

    Report(String file) {
        this.file = file;
    }

    /**
     * Reports that a value is wrong, unless its key is in doubt already.
     *
     * @param key      path of the key, such as {@code trunks[0].hosts[1]}; of a key that is absent, the line of its section is shown
     * @param message  what is wrong, without the key
     * @param remedy   what to do about it
     */
    public void problem(String key, String message, String remedy) {
        problem(key, message, () -> remedy);
    }

    /** Like {@link #problem(String, String, String)}, for a remedy that takes work to find: it is asked for only when shown. */
    public void problem(String key, String message, Supplier<String> remedy) {
        if (!inDoubt(key)) {
            add(lineOf(key), key, message, remedy);
        }
    }

    /** Whether the value of this key, or a part of it, could not be read, so that what is bound is a stand-in. */
    public boolean inDoubt(String key) {
        for (String place = key; !place.isEmpty(); place = KeyPath.parent(place)) {
            if (unreadable.contains(place)) {
                return true;
            }
        }
        return unreadable.contains("") || holdsUnreadable(key + ".") || holdsUnreadable(key + "[");
    }

    /** Remembers where a key stands; of a repeated key, the first line. */
    void locate(String key, int line) {
        lines.putIfAbsent(key, line);
    }

    /** Reports a key that cannot be read, and takes it out of all checks. */
    void unreadable(String key, String message, String remedy) {
        unreadable.add(key);
        add(lineOf(key), key, message, remedy);
    }

    /** Reports a key that nobody reads. It casts no doubt on others. */
    void unknown(String key, Supplier<String> remedy) {
        add(lineOf(key), key, "unknown key", remedy);
    }

    /** Reports something at a line of its own. */
    void add(int line, String key, String message, String remedy) {
        add(line, key, message, () -> remedy);
    }

    private void add(int line, String key, String message, Supplier<String> remedy) {
        if (problems.size() < PROBLEM_LIMIT) {
            problems.add(new Problem(file, line, key, message, remedy.get()));
        } else {
            unshown++;
        }
    }

    /** Everything reported, in the order of the file. */
    List<Problem> problems() {
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparingInt(Problem::line));
        if (unshown > 0) {
            sorted.add(new Problem(file, 0, "", unshown + " more problems are not shown", "mend these first"));
        }
        return sorted;
    }

    private boolean holdsUnreadable(String prefix) {
        String next = unreadable.ceiling(prefix);
        return next != null && next.startsWith(prefix);
    }

    private int lineOf(String key) {
        String place = key;
        while (!place.isEmpty() && !lines.containsKey(place)) {
            place = KeyPath.parent(place);
        }
        return place.isEmpty() && !key.isEmpty() ? 0 : lines.getOrDefault(place, 0);
    }
}

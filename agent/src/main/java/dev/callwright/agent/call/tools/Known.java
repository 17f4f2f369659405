package dev.callwright.agent.call.tools;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of a call by name: what came with it, what agents remembered, what callers typed. Callers may talk a model into
 * remembering things, so what came with the call stays as it is. Some of it is secret: tools of the operator's get that, models and
 * records do not. Bounded in number and length. Owner: call thread.
 */
public final class Known {

    private static final int MOST = 128;
    private static final int LONGEST = 256;

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> secrets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final Set<String> given = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /** Something that came with the call. */
    public void give(String name, String value) {
        if (put(values, name, value)) {
            given.add(name);
        }
    }

    /** Whether something may be kept by this name: it did not come with the call, and there is room. */
    boolean takes(String name) {
        boolean room = values.containsKey(name) || values.size() < MOST;
        boolean secretRoom = secrets.containsKey(name) || secrets.size() < MOST;
        return !given.contains(name) && room && secretRoom;
    }

    /** Whether it was kept. */
    boolean put(String name, String value) {
        if (!takes(name)) {
            return false;
        }
        secrets.remove(name);
        return put(values, name, value);
    }

    boolean putSecret(String name, String value) {
        if (!takes(name)) {
            return false;
        }
        values.remove(name);
        return put(secrets, name, value);
    }

    private static boolean put(Map<String, String> map, String name, String value) {
        if (map.size() >= MOST && !map.containsKey(name)) {
            return false;
        }
        map.put(name, value.substring(0, Math.min(LONGEST, value.length())));
        return true;
    }

    /** All but what is secret. */
    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** All of it, for tools. */
    Map<String, String> withSecrets() {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(secrets);
        return all;
    }

    /** A text without anything secret in it. */
    String masked(String text) {
        String masked = text;
        // The longest first: a shorter one may be a part of it.
        for (String secret : secrets.values().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            masked = secret.length() < 3 ? masked : masked.replace(secret, "****");
        }
        return masked;
    }
}

package dev.callwright.agent.call.tools;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a call by name: what came with it, what agents remembered, what callers typed. Some of it is secret: tools of the
 * operator's get that, models and records do not. Bounded in number and length. Owner: call thread.
 */
public final class Known {

    private static final int MOST = 128;
    private static final int LONGEST = 256;

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> secrets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Whether there was room for it. */
    public boolean put(String name, String value) {
        secrets.remove(name);
        return put(values, name, value);
    }

    boolean putSecret(String name, String value) {
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
        for (String secret : secrets.values()) {
            masked = secret.length() < 3 ? masked : masked.replace(secret, "****");
        }
        return masked;
    }
}

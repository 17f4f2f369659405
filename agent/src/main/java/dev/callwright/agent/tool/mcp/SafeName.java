package dev.callwright.agent.tool.mcp;

import java.util.Locale;

/** Names a model can use: letters, digits, underscores and dashes, at most 64. */
final class SafeName {

    private static final int LONGEST = 64;

    private SafeName() {}

    /** {@code crm/find.customer} becomes {@code crm__find_customer}; one that is too long ends in a digest of the whole. */
    static String of(String server, String tool) {
        String safe = (server + "__" + tool).replaceAll("[^A-Za-z0-9_-]", "_");
        if (safe.length() <= LONGEST) {
            return safe;
        }
        String digest = String.format(Locale.ROOT, "_%08x", (server + '/' + tool).hashCode());
        return safe.substring(0, LONGEST - digest.length()) + digest;
    }
}

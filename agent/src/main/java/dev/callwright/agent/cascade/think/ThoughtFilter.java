package dev.callwright.agent.cascade.think;

/**
 * Takes {@code <think>...</think>} out of text that comes in pieces: some models write their thoughts where the answer belongs. The
 * tags may be cut anywhere. Pure; one answer.
 */
public final class ThoughtFilter {

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private final StringBuilder held = new StringBuilder();
    private boolean thinking;

    /** Takes a piece; returns what may be said of it and of what was held back. */
    public String feed(String piece) {
        held.append(piece);
        StringBuilder said = new StringBuilder();
        for (boolean found = true; found; ) {
            String tag = thinking ? CLOSE : OPEN;
            int at = held.indexOf(tag);
            found = at >= 0;
            int length = found ? at : held.length() - overlap(tag);
            if (!thinking) {
                said.append(held, 0, length);
            }
            held.delete(0, found ? at + tag.length() : length);
            thinking = found != thinking;
        }
        return said.toString();
    }

    /** There is no more: what looked like a tag and is none may be said. */
    public String finish() {
        String rest = thinking ? "" : held.toString();
        held.setLength(0);
        return rest;
    }

    /** How much of the end may be the beginning of a tag. */
    private int overlap(String tag) {
        for (int length = Math.min(tag.length() - 1, held.length()); length > 0; length--) {
            if (tag.startsWith(held.substring(held.length() - length))) {
                return length;
            }
        }
        return 0;
    }
}

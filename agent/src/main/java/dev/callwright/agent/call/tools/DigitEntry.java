package dev.callwright.agent.call.tools;

/** What the caller types, key by key, until it is complete. Owner: call thread. */
final class DigitEntry {

    private final int length;
    private final String terminator;
    private final StringBuilder digits = new StringBuilder();
    private boolean terminated;

    /**
     * An entry without keys.
     *
     * @param length      digits that complete it
     * @param terminator  key that completes it earlier; empty for none
     */
    DigitEntry(int length, String terminator) {
        this.length = length;
        this.terminator = terminator;
    }

    /** Whether the key belongs to the entry. A terminator does behind the last digit too: callers press it out of habit. */
    boolean take(char key) {
        if (terminated) {
            return false;
        }
        if (terminator.equals(String.valueOf(key))) {
            terminated = true;
            return true;
        }
        boolean room = digits.length() < length;
        if (room) {
            digits.append(key);
        }
        return room;
    }

    boolean isFull() {
        return digits.length() == length;
    }

    boolean isComplete() {
        return terminated || isFull();
    }

    String digits() {
        return digits.toString();
    }
}

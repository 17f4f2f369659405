package dev.callwright.agent.cascade.think;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import tools.jackson.databind.node.ArrayNode;

/**
 * The conversation so far, which every request to the chat model repeats. The oldest entries are forgotten beyond a bound. Owner: media
 * loop.
 */
public final class History {

    static final int MOST_CHARS = 48_000;
    static final int MOST_ENTRIES = 400;

    private final Deque<Entry> entries = new ArrayDeque<>();

    public <T extends Entry> T add(T entry) {
        entries.addLast(entry);
        if (entries.size() > MOST_ENTRIES) {
            entries.removeFirst();
        }
        return entry;
    }

    /** A function has returned; false when none is known to have been called by this id. The latest call counts, if ids repeat. */
    public boolean returned(String callId, String output) {
        for (Iterator<Entry> latest = entries.descendingIterator(); latest.hasNext(); ) {
            if (latest.next() instanceof Answered answered && answered.returned(callId, output)) {
                return true;
            }
        }
        return false;
    }

    public void delete(String itemId) {
        entries.removeIf(entry -> entry.id().equals(itemId));
    }

    /** The caller heard only so much of an answer. */
    public void truncate(String itemId, int heardMillis) {
        for (Entry entry : entries) {
            if (entry.id().equals(itemId) && entry instanceof Answered answered) {
                answered.heardOnly(heardMillis);
            }
        }
    }

    /** Writes all that has words, oldest first. */
    void write(ArrayNode messages) {
        int chars = entries.stream().mapToInt(Entry::chars).sum();
        while (chars > MOST_CHARS && entries.size() > 1) {
            chars -= entries.removeFirst().chars();
        }
        for (Entry entry : entries) {
            if (!entry.isEmpty()) {
                entry.write(messages);
            }
        }
    }
}

package dev.callwright.agent.bridge.talk;

import java.util.ArrayList;
import java.util.List;

/**
 * What was said in a call so far, for a session that takes over from another: the latest lines within a bound. What the agent
 * said counts as far as the caller heard it. What the caller said stands where it was said, though services write it down while
 * the answer is already heard. Owner: media loop.
 */
final class Memory {

    private static final int MOST_CHARS = 12_000;
    private static final int LONGEST_LINE = MOST_CHARS / 4;
    /** Turns of the caller whose words are awaited; of more than these the oldest has none. */
    private static final int MOST_AWAITED = 2;

    private final List<Entry> entries = new ArrayList<>();

    /** One thing said. */
    record Line(Speaker speaker, String text) {}

    /** Who said it. */
    enum Speaker {
        CALLER,
        AGENT,
        /** Something that happened, such as keys pressed or a tool's answer. */
        NOTE
    }

    /** A line, or the place of one whose words are awaited. */
    private record Entry(Line line, String item) {

        static Entry of(Speaker speaker, String text) {
            return new Entry(new Line(speaker, text.substring(0, Math.min(text.length(), LONGEST_LINE))), "");
        }

        boolean awaited() {
            return line.text().isEmpty();
        }
    }

    void add(Speaker speaker, String text) {
        Entry fresh = Entry.of(speaker, text);
        if (!fresh.line().text().isBlank()) {
            entries.add(fresh);
            bound();
        }
    }

    /** The caller has spoken; the words of this item come later. */
    void callerSpoke(String item) {
        List<Entry> awaited = awaited();
        if (awaited.size() == MOST_AWAITED) {
            entries.remove(awaited.getFirst());
        }
        entries.add(new Entry(new Line(Speaker.CALLER, ""), item));
    }

    /** The words of the caller: of this item, or else of the first that are awaited. */
    void callerSaid(String item, String text) {
        List<Entry> awaited = awaited();
        if (awaited.isEmpty()) {
            add(Speaker.CALLER, text);
            return;
        }
        Entry place = awaited.stream()
                .filter(entry -> entry.item().equals(item))
                .findFirst()
                .orElse(awaited.getFirst());
        if (text.isBlank()) {
            entries.remove(place);
        } else {
            entries.set(entries.indexOf(place), Entry.of(Speaker.CALLER, text));
            bound();
        }
    }

    /** The caller heard only so much of what the agent said in these words; nothing at all when it is empty. */
    void agentHeard(String said, String heard) {
        int at = entries.lastIndexOf(Entry.of(Speaker.AGENT, said));
        if (at >= 0 && heard.isBlank()) {
            entries.remove(at);
        } else if (at >= 0) {
            entries.set(at, Entry.of(Speaker.AGENT, heard));
        }
    }

    /** The latest words of a speaker; empty when there are none. */
    String latestOf(Speaker speaker) {
        return lines().reversed().stream()
                .filter(line -> line.speaker() == speaker)
                .findFirst()
                .map(Line::text)
                .orElse("");
    }

    List<Line> lines() {
        return entries.stream()
                .filter(entry -> !entry.awaited())
                .map(Entry::line)
                .toList();
    }

    private List<Entry> awaited() {
        return entries.stream().filter(Entry::awaited).toList();
    }

    private void bound() {
        int chars =
                entries.stream().mapToInt(entry -> entry.line().text().length()).sum();
        while (chars > MOST_CHARS) {
            chars -= entries.removeFirst().line().text().length();
        }
    }
}

package dev.callwright.agent.bridge.talk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What was said in a call so far, for a session that takes over from another: the latest lines within a bound. What the agent
 * said counts as far as the caller heard it. Owner: media loop.
 */
final class Memory {

    private static final int MOST_CHARS = 12_000;

    private final Deque<Line> lines = new ArrayDeque<>();
    private int chars;

    /** One thing said. */
    record Line(Speaker speaker, String text) {}

    /** Who said it. */
    enum Speaker {
        CALLER,
        AGENT,
        /** Something that happened, such as keys pressed or a tool's answer. */
        NOTE
    }

    void add(Speaker speaker, String text) {
        String kept = text.substring(0, Math.min(text.length(), MOST_CHARS / 4));
        if (!kept.isBlank()) {
            lines.addLast(new Line(speaker, kept));
            chars += kept.length();
        }
        while (chars > MOST_CHARS) {
            chars -= lines.removeFirst().text().length();
        }
    }

    /** The caller heard only so much of what the agent said in these words; nothing at all when it is empty. */
    void agentHeard(String said, String heard) {
        Line whole = new Line(Speaker.AGENT, said.substring(0, Math.min(said.length(), MOST_CHARS / 4)));
        List<Line> kept = new ArrayList<>(lines);
        int at = kept.lastIndexOf(whole);
        if (at >= 0) {
            kept.remove(at);
            if (!heard.isBlank()) {
                kept.add(at, new Line(Speaker.AGENT, heard));
            }
            lines.clear();
            lines.addAll(kept);
            chars = kept.stream().mapToInt(line -> line.text().length()).sum();
        }
    }

    /** The latest words of a speaker; empty when there are none. */
    String latestOf(Speaker speaker) {
        return lines.reversed().stream()
                .filter(line -> line.speaker() == speaker)
                .findFirst()
                .map(Line::text)
                .orElse("");
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }
}

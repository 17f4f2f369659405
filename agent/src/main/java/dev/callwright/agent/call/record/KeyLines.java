package dev.callwright.agent.call.record;

import dev.callwright.agent.store.CallLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Keys that are on record as {@value #MASK}, because it is not known yet whether they belong to a secret. They are made out in the
 * order they were pressed in, or stay what they are: those of a secret, and those of a call that ends before. Bounded: the oldest are
 * forgotten. Owner: call thread.
 */
public final class KeyLines {

    static final String MASK = "•";

    /** More than an entry has, and twice over. */
    private static final int MOST = 64;

    private final Consumer<CallLine> record;
    private final Deque<Key> undecided = new ArrayDeque<>();
    private boolean latestUndecided;

    /** A key and the line that hides it. */
    private record Key(CallLine line, char digit) {}

    KeyLines(Consumer<CallLine> record) {
        this.record = record;
    }

    /** A key was put down as this line, which hides it unless it is known to be no secret. */
    void pressed(CallLine line, char digit, KeyUse use) {
        latestUndecided = use == KeyUse.UNDECIDED;
        if (latestUndecided) {
            undecided.addLast(new Key(line, digit));
        }
        if (undecided.size() > MOST) {
            undecided.removeFirst();
        }
    }

    /** So many of the oldest keys were no secret. */
    public void show(int count) {
        for (int i = 0; i < count && !undecided.isEmpty(); i++) {
            show(undecided.removeFirst());
        }
    }

    /** So many of the oldest keys were secret. */
    public void hide(int count) {
        for (int i = 0; i < count && !undecided.isEmpty(); i++) {
            undecided.removeFirst();
        }
    }

    /** The key pressed last was no secret. */
    public void showLatest() {
        if (latestUndecided && !undecided.isEmpty()) {
            show(undecided.removeLast());
        }
        latestUndecided = false;
    }

    private void show(Key key) {
        CallLine line = key.line();
        record.accept(new CallLine(
                line.ordinal(), line.turn(), line.speaker(), String.valueOf(key.digit()), line.at(), line.agent()));
    }
}

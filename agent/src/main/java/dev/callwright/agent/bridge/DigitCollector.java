package dev.callwright.agent.bridge;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Gathers digits into one entry, so that a four-digit code reaches the model as one remark and not as four. An entry ends with
 * {@code #}, after a pause, or at its longest length. Owner: media loop.
 */
final class DigitCollector {

    private static final long PAUSE_MILLIS = 1500;
    private static final int LONGEST_ENTRY = 32;

    private final EventLoop loop;
    private final Consumer<String> entries;
    private final StringBuilder entry = new StringBuilder();
    private int pressed;

    DigitCollector(EventLoop loop, Consumer<String> entries) {
        this.loop = loop;
        this.entries = entries;
    }

    void press(char digit) {
        entry.append(digit);
        int press = ++pressed;
        if (digit == '#' || entry.length() == LONGEST_ENTRY) {
            complete();
        } else {
            var _ = loop.schedule(() -> completeUnlessPressedSince(press), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Takes what was pressed of an entry that is not complete; it is told to nobody else. */
    String take() {
        String digits = entry.toString();
        entry.setLength(0);
        return digits;
    }

    private void completeUnlessPressedSince(int press) {
        if (press == pressed) {
            complete();
        }
    }

    private void complete() {
        String digits = take();
        if (!digits.isEmpty()) {
            entries.accept(digits);
        }
    }
}

package dev.callwright.agent.bridge;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Gathers digits into one entry, so that a four-digit code reaches the model as one remark and not as four. An entry ends with
 * {@code #}, after a pause, or at its longest length. While the model may be about to ask for keys, entries are kept back for it to
 * do so, though not for longer than {@value #LONGEST_KEPT_MILLIS} ms. Owner: media loop.
 */
final class DigitCollector {

    private static final long PAUSE_MILLIS = 1500;
    private static final long LONGEST_KEPT_MILLIS = 10_000;
    private static final int LONGEST_ENTRY = 32;

    private final EventLoop loop;
    private final Waiting waiting;
    private final BooleanSupplier kept;
    private final Consumer<String> entries;
    private final StringBuilder keys = new StringBuilder();
    /** How many of the keys belong to entries that are complete. */
    private int complete;

    private int pressed;
    private boolean keeping;

    DigitCollector(EventLoop loop, Waiting waiting, BooleanSupplier kept, Consumer<String> entries) {
        this.loop = loop;
        this.waiting = waiting;
        this.kept = kept;
        this.entries = entries;
    }

    void press(char digit) {
        keys.append(digit);
        int press = ++pressed;
        if (keys.length() == LONGEST_ENTRY) {
            complete = keys.length();
            tell();
        } else if (digit == '#') {
            complete();
        } else {
            var _ = loop.schedule(() -> completeUnlessPressedSince(press), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Takes all keys nobody has been told of; nobody else will be. */
    String take() {
        String taken = keys.toString();
        keys.setLength(0);
        complete = 0;
        return taken;
    }

    private void completeUnlessPressedSince(int press) {
        if (press == pressed) {
            complete();
        }
    }

    private void complete() {
        complete = keys.length();
        if (!keeping) {
            keeping = true;
            waiting.until(() -> complete == 0 || !kept.getAsBoolean(), LONGEST_KEPT_MILLIS, () -> {
                keeping = false;
                tell();
            });
        }
    }

    private void tell() {
        String told = keys.substring(0, complete);
        keys.delete(0, complete);
        complete = 0;
        int from = 0;
        for (int end = told.indexOf('#') + 1; end > 0; end = told.indexOf('#', from) + 1) {
            entries.accept(told.substring(from, end));
            from = end;
        }
        if (from < told.length()) {
            entries.accept(told.substring(from));
        }
    }
}

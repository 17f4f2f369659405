package dev.callwright.agent.call.digits;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;

/**
 * One press may come by several paths: some phones send an RFC 4733 event and INFO, some gateways an event and the tones. The
 * same digit by another path within a short while is the same press, by the same path it is another. Each press is claimed by
 * a path at most once, the oldest first, so quick repetitions are told apart however far one path lags behind another.
 *
 * <p>Remembers the last presses only. Owner: call thread.
 */
public final class DigitFilter {

    private static final long SAME_PRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(700);
    private static final int REMEMBERED = 16;

    /** The path a digit came by. */
    public enum Path {
        RTP,
        INFO,
        TONE
    }

    private final Deque<Press> presses = new ArrayDeque<>();

    /** Whether this is a press the call has not seen yet. */
    public boolean accept(char digit, Path path, long now) {
        presses.removeIf(press -> now - press.nanos >= SAME_PRESS_NANOS);
        for (Press press : presses) {
            if (press.digit == digit && press.paths.add(path)) {
                return false;
            }
        }
        if (presses.size() == REMEMBERED) {
            presses.removeFirst();
        }
        presses.addLast(new Press(digit, now, EnumSet.of(path)));
        return true;
    }

    /** A press and the paths it has come by. */
    private record Press(char digit, long nanos, EnumSet<Path> paths) {}
}

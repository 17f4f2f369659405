package dev.callwright.agent.call;

import java.util.concurrent.TimeUnit;

/**
 * Some phones send a digit both as an RFC 4733 event and by INFO. The same digit from the other path within a short while is
 * that digit again. Owner: call thread.
 */
final class DigitFilter {

    private static final long SAME_DIGIT_NANOS = TimeUnit.MILLISECONDS.toNanos(700);

    /** The path a digit came by. */
    enum Path {
        RTP,
        INFO
    }

    private char last;
    private Path lastPath = Path.RTP;
    private long lastNanos;
    private boolean counted;

    /** Whether this is a digit the call has not seen yet. */
    boolean accept(char digit, Path path, long now) {
        boolean echo = counted && digit == last && path != lastPath && now - lastNanos < SAME_DIGIT_NANOS;
        if (echo) {
            counted = false;
            return false;
        }
        last = digit;
        lastPath = path;
        lastNanos = now;
        counted = true;
        return true;
    }
}

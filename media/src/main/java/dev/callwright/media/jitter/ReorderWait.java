package dev.callwright.media.jitter;

/**
 * How long a gap is worth waiting for: a little more than reordered packets of this call were lately late, and less
 * after each wait in vain. Nanoseconds. Owner: media loop.
 */
final class ReorderWait {

    private static final long FIRST_NANOS = 30_000_000;
    private static final long LEAST_NANOS = 20_000_000;
    private static final long MARGIN_NANOS = 10_000_000;

    private final long most;
    private long wait;

    ReorderWait(long most) {
        this.most = most;
        wait = Math.min(FIRST_NANOS, most);
    }

    long nanos() {
        return wait;
    }

    /** A packet came this long after the first one that overtook it, in time or not. */
    void overtaken(long nanos) {
        wait = Math.min(most, Math.max(wait, nanos + MARGIN_NANOS));
    }

    /** A gap was not filled in time. */
    void inVain() {
        wait = Math.min(most, Math.max(LEAST_NANOS, wait - wait / 8));
    }
}

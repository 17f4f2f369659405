package dev.callwright.media.leg;

/**
 * Divides time into slots of equal length and says which are due.
 *
 * <p>Deadlines are absolute, so being late once does not make later slots late, and slots missed by a stall are reported
 * together, to be skipped and not made up for. Pure. Owner: media loop.
 */
final class SlotClock {

    private final long periodNanos;
    private long nextDeadline;
    private long latenessNanos;

    SlotClock(long periodNanos) {
        this.periodNanos = periodNanos;
    }

    /** The first slot is due one period from now. */
    void start(long nowNanos) {
        nextDeadline = nowNanos + periodNanos;
        latenessNanos = 0;
    }

    /** Slots due since the last call: 0 when called too soon, usually 1, more after a stall. */
    int due(long nowNanos) {
        long late = nowNanos - nextDeadline;
        if (late < 0) {
            return 0;
        }
        int slots = (int) Math.min(late / periodNanos + 1, Integer.MAX_VALUE / 2);
        nextDeadline += slots * periodNanos;
        latenessNanos = late;
        return slots;
    }

    /** How late the oldest of the slots last found due was. */
    long latenessNanos() {
        return latenessNanos;
    }
}

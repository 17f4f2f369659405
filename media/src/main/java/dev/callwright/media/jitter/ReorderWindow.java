package dev.callwright.media.jitter;

import dev.callwright.media.rtp.SequenceNumbers;

/**
 * Puts the caller's packets in order without holding back those that are.
 *
 * <pre>
 *   offer(41) -> poll: PACKET 41                        in order: handed on where it lies, not copied
 *   offer(43) -> poll: NOTHING                          42 is missing: wait
 *   offer(42) -> poll: PACKET 42, PACKET 43             it was only overtaken
 *   offer(45) -> ... time passes ... poll: LOST 1, PACKET 45
 * </pre>
 *
 * The listener is a model, not an ear: it needs order, not smoothness, so nothing is delayed to even out jitter. The wait
 * adapts, bounded by configuration. A jump in the timestamp without one in the sequence number is silence suppression,
 * not loss (RFC 3550 §5.1). Payloads are octets at 8 kHz, one a sample.
 *
 * <p>After each offer or skip, and now and then for the sake of gaps, call {@link #poll} until it has nothing. Allocates
 * nothing after the first gap. Owner: media loop.
 */
public final class ReorderWindow {

    /** Longest payload taken, in octets: 60 ms and a margin. */
    public static final int MAX_PAYLOAD = PacketSlots.OCTETS;

    /** Longest gap reported as lost sound, in samples: 200 ms. Nobody wants to hear more than that made up. */
    public static final int MAX_LOST_SAMPLES = 1600;

    /** What is older than this is not late but of a sender that started anew (compare RFC 3550 appendix A.1). */
    private static final int MAX_LATE = 100;

    private static final byte[] NONE = {};

    private final PacketSlots slots = new PacketSlots();
    private final ReorderWait wait;
    private boolean started;
    private int ssrc;
    private int expected;
    private long expectedTimestamp;
    private int lastLength;

    /** Bit n: whether the packet n + 1 before the expected one came. */
    private long came;

    private boolean gapOpen;
    private long gapOpenedNanos;
    private boolean nextIsHere;

    private byte[] buffer = NONE;
    private int offset;
    private int length;
    private long timestamp;
    private long arrivalNanos;
    private int lostPackets;
    private int lostSamples;

    /** Waits for missing packets at most this long. */
    public ReorderWindow(long maxWaitNanos) {
        wait = new ReorderWait(maxWaitNanos);
    }

    /** Takes a packet of voice; the array must stay as it is until polled. At most {@link #MAX_PAYLOAD} octets. */
    public Arrival offer(
            int ssrc, int sequenceNumber, long timestamp, byte[] buffer, int offset, int length, long nowNanos) {
        int distance = SequenceNumbers.distance(expected, sequenceNumber);
        if (!started || ssrc != this.ssrc || distance < -MAX_LATE || distance >= PacketSlots.COUNT) {
            restart(ssrc, sequenceNumber, nowNanos);
            present(timestamp, buffer, offset, length, nowNanos);
            return Arrival.RESTART;
        }
        if (distance < 0) {
            return tooLate(-distance, nowNanos);
        }
        if (slots.holds(sequenceNumber)) {
            return Arrival.DUPLICATE;
        }
        if (distance == 0) {
            present(timestamp, buffer, offset, length, nowNanos);
            return Arrival.NEXT;
        }
        slots.put(sequenceNumber, timestamp, buffer, offset, length, nowNanos);
        return Arrival.EARLY;
    }

    /** Takes note of a packet that is not voice but uses up a sequence number of the voice's sender, such as an event. */
    public void skip(int ssrc, int sequenceNumber, long nowNanos) {
        if (started && ssrc == this.ssrc) {
            int distance = SequenceNumbers.distance(expected, sequenceNumber);
            if (distance >= 0 && distance < PacketSlots.COUNT) {
                offer(ssrc, sequenceNumber, expectedTimestamp, NONE, 0, 0, nowNanos);
            }
        }
    }

    /** What comes next; the methods below then describe it, until the next call of anything else. */
    public Playout poll(long nowNanos) {
        do {
            if (nextIsHere) {
                nextIsHere = false;
            } else if (slots.isEmpty()) {
                gapOpen = false;
                return Playout.NOTHING;
            } else if (slots.holds(expected)) {
                takeSlot();
            } else {
                return gap(nowNanos);
            }
            closeGap(nowNanos);
            advance(1, true);
        } while (length == 0);
        expectedTimestamp = timestamp + length;
        lastLength = length;
        return Playout.PACKET;
    }

    private void restart(int ssrc, int sequenceNumber, long nowNanos) {
        started = true;
        this.ssrc = ssrc;
        expected = sequenceNumber;
        came = 0;
        gapOpen = false;
        gapOpenedNanos = nowNanos;
        slots.clear();
    }

    private Arrival tooLate(int distance, long nowNanos) {
        long bit = distance <= Long.SIZE ? 1L << (distance - 1) : 0;
        if ((came & bit) != 0) {
            return Arrival.DUPLICATE;
        }
        came |= bit;
        wait.overtaken(nowNanos - gapOpenedNanos);
        return Arrival.LATE;
    }

    private void present(long timestamp, byte[] buffer, int offset, int length, long nowNanos) {
        this.timestamp = timestamp;
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
        arrivalNanos = nowNanos;
        nextIsHere = true;
    }

    private void takeSlot() {
        present(
                slots.timestamp(expected),
                slots.octets(),
                slots.offset(expected),
                slots.length(expected),
                slots.arrival(expected));
        nextIsHere = false;
        slots.remove(expected);
    }

    private void closeGap(long nowNanos) {
        if (gapOpen) {
            wait.overtaken(nowNanos - gapOpenedNanos);
            gapOpen = false;
        }
    }

    private Playout gap(long nowNanos) {
        if (!gapOpen) {
            gapOpen = true;
            gapOpenedNanos = slots.earliestArrival();
        }
        if (nowNanos - gapOpenedNanos < wait.nanos()) {
            return Playout.NOTHING;
        }
        int missing = 1;
        while (!slots.holds(expected + missing)) {
            missing++;
        }
        long unheard = (slots.timestamp(expected + missing) - expectedTimestamp) & 0xFFFF_FFFFL;
        long likely = Math.min((long) missing * lastLength, MAX_LOST_SAMPLES);
        lostSamples = unheard > Integer.MAX_VALUE ? 0 : (int) Math.min(unheard, likely);
        lostPackets = missing;
        gapOpen = false;
        wait.inVain();
        advance(missing, false);
        return Playout.LOST;
    }

    private void advance(int steps, boolean received) {
        expected = SequenceNumbers.plus(expected, steps);
        came = steps < Long.SIZE ? came << steps : 0;
        came |= received ? 1 : 0;
    }

    /** Where the payload lies: in the array offered, or in one of ours. */
    public byte[] buffer() {
        return buffer;
    }

    public int offset() {
        return offset;
    }

    /** Octets of payload, at least 1. */
    public int length() {
        return length;
    }

    /** When the packet came. */
    public long arrivalNanos() {
        return arrivalNanos;
    }

    /** Packets missing in the gap. */
    public int lostPackets() {
        return lostPackets;
    }

    /** Sound missing in the gap, going by the timestamps around it; 0 to {@link #MAX_LOST_SAMPLES}. */
    public int lostSamples() {
        return lostSamples;
    }

    /** How long the next gap would be waited for. */
    public long waitNanos() {
        return wait.nanos();
    }
}

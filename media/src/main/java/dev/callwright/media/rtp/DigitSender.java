package dev.callwright.media.rtp;

/**
 * Sends digits as RFC 4733 events, one packet at most in each 20 ms slot.
 *
 * <pre>
 *   while (sender.busy())                                    every slot:
 *       if (sender.nextSlot(rtpTimeOfTheSlot))               true: one event packet instead of voice
 *           write header(sender.marker(), sender.timestamp()), sender.writePayload(out, at)
 *       else                                                 false: the pause between digits, voice or silence
 *
 *   slot       0    1   ...  6     7      8      9     10 11 12 13   14
 *   duration  160  320     1120  1280E  1280E  1280E      pause      next digit
 * </pre>
 *
 * The timestamp of all packets of an event is the RTP time of its first slot; the sequence number goes on in every
 * packet as usual (RFC 4733 §2.5.1). The last packet is sent three times against loss (§2.5.1.4). Owner: media loop.
 */
public final class DigitSender {

    /** Digits that can wait; more are dropped and counted. */
    public static final int MAX_QUEUED = 64;

    private static final int SLOT_MILLIS = 20;
    private static final int SLOT_UNITS = 160;
    private static final int END_PACKETS = 3;
    private static final int DEFAULT_TONE_MILLIS = 160;
    private static final int DEFAULT_PAUSE_MILLIS = 80;

    private final int toneSlots;
    private final int eventSlots;
    private final int cycleSlots;
    private final byte[] queue = new byte[MAX_QUEUED];
    private int head;
    private int queued;
    private long dropped;

    /** Slots of the current digit that are over; equal to {@code cycleSlots} when there is none. */
    private int slot;

    private int code;
    private long timestamp;

    /** Tones of 160 ms, pauses of 80 ms. */
    public DigitSender() {
        this(DEFAULT_TONE_MILLIS, DEFAULT_PAUSE_MILLIS);
    }

    /**
     * Both times are rounded up to whole slots. The pause starts after the last retransmission, so a receiver that goes
     * by arrival sees it too.
     *
     * @param toneMillis   20 to 8000, so that the duration field holds it
     * @param pauseMillis  0 to 8000
     */
    public DigitSender(int toneMillis, int pauseMillis) {
        if (toneMillis < SLOT_MILLIS || toneMillis > 8000 || pauseMillis < 0 || pauseMillis > 8000) {
            throw new IllegalArgumentException("tone of " + toneMillis + " ms, pause of " + pauseMillis + " ms");
        }
        toneSlots = Math.ceilDiv(toneMillis, SLOT_MILLIS);
        eventSlots = toneSlots + END_PACKETS - 1;
        cycleSlots = eventSlots + Math.ceilDiv(pauseMillis, SLOT_MILLIS);
        slot = cycleSlots;
    }

    /** Queues a digit ({@code 0-9 * # A-D}, letters in either case). Anything else, or one too many, is dropped. */
    public void add(char digit) {
        int added = TelephoneEvent.code(digit);
        if (added < 0 || queued == MAX_QUEUED) {
            dropped++;
            return;
        }
        queue[(head + queued) % MAX_QUEUED] = (byte) added;
        queued++;
    }

    /** Whether a digit is being sent, paused after, or waiting: whether the next slot is ours. */
    public boolean busy() {
        return slot < cycleSlots || queued > 0;
    }

    /** Digits waiting behind the current one. */
    public int queued() {
        return queued;
    }

    /** Digits that were not queued, because they are none or because the queue was full. */
    public long dropped() {
        return dropped;
    }

    /**
     * Enters the next 20 ms slot.
     *
     * @param rtpTimestamp  RTP time of the slot at 8 kHz; it goes on by 160 a slot through events too
     * @return whether this slot has an event packet, described by the methods below until the next call
     */
    public boolean nextSlot(long rtpTimestamp) {
        if (slot == cycleSlots) {
            if (queued == 0) {
                return false;
            }
            code = queue[head];
            head = (head + 1) % MAX_QUEUED;
            queued--;
            slot = 0;
            timestamp = rtpTimestamp & 0xFFFF_FFFFL;
        }
        slot++;
        return slot <= eventSlots;
    }

    /** Timestamp for the RTP header: when the event began. */
    public long timestamp() {
        return timestamp;
    }

    /** Marker bit for the RTP header: set on the first packet of an event (RFC 4733 §2.4). */
    public boolean marker() {
        return slot == 1;
    }

    /** Writes the four octets of the event and returns 4. */
    public int writePayload(byte[] out, int offset) {
        int duration = Math.min(slot, toneSlots) * SLOT_UNITS;
        TelephoneEvent.write(out, offset, code, slot >= toneSlots, duration);
        return TelephoneEvent.PAYLOAD_OCTETS;
    }
}

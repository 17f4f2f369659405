package dev.callwright.media.jitter;

/**
 * Encoded speech waiting for its 20 ms slots, one octet a sample at 8 kHz.
 *
 * <p>A model speaks faster than real time, so the bound is minutes; a ring that doubles as needed and shrinks when flushed
 * or drained keeps the usual call small. What does not fit is the newest and is dropped. Owner: media loop.
 */
public final class PlayoutQueue {

    /** Octets in one slot. */
    public static final int FRAME = 160;

    /** One second. */
    private static final int FIRST_CAPACITY = 8000;

    private static final byte[] NONE = {};

    private final int limit;
    private byte[] ring = NONE;
    private int head;
    private int size;
    private boolean finished;

    /** Holds at most this many octets, at least one frame. */
    public PlayoutQueue(int limitOctets) {
        if (limitOctets < FRAME) {
            throw new IllegalArgumentException("a limit of " + limitOctets + " octets is less than a frame");
        }
        limit = limitOctets;
    }

    /** Appends as much as fits and returns how much that was. */
    public int offer(byte[] octets, int offset, int length) {
        int taken = Math.min(length, limit - size);
        ensureCapacity(size + taken);
        int tail = index(size);
        int first = Math.min(taken, ring.length - tail);
        System.arraycopy(octets, offset, ring, tail, first);
        System.arraycopy(octets, offset + first, ring, 0, taken - first);
        size += taken;
        if (taken > 0) {
            finished = false;
        }
        return taken;
    }

    /**
     * Moves one frame into {@code out}. A frame that is not yet full is kept until it is, unless speech is finished; then
     * it is filled up with silence.
     *
     * @return octets of speech in the frame, or 0 if there is none
     */
    public int poll(byte[] out, int offset, byte silence) {
        int speech = peek(out, offset, silence);
        if (speech > 0) {
            head = index(speech);
            size -= speech;
            shrinkIfEmpty();
        }
        return speech;
    }

    /** Copies what the next poll will yield, and leaves it in the queue. */
    public int peek(byte[] out, int offset, byte silence) {
        if (!hasFrame()) {
            return 0;
        }
        int speech = Math.min(FRAME, size);
        int first = Math.min(speech, ring.length - head);
        System.arraycopy(ring, head, out, offset, first);
        System.arraycopy(ring, 0, out, offset + first, speech - first);
        for (int i = speech; i < FRAME; i++) {
            out[offset + i] = silence;
        }
        return speech;
    }

    /** Whether the next poll yields speech. */
    public boolean hasFrame() {
        return size >= FRAME || (finished && size > 0);
    }

    /** Nothing more comes for now, so a last partial frame may go. Speech offered later starts anew. */
    public void finish() {
        finished = true;
    }

    /** Drops everything and returns how many octets that was. */
    public int flush() {
        int dropped = size;
        size = 0;
        finished = false;
        shrinkIfEmpty();
        return dropped;
    }

    /** Replaces every octet by its entry in a table of 256, for a change of codec in mid-speech. */
    public void translate(byte[] table) {
        for (int i = 0; i < size; i++) {
            int at = index(i);
            ring[at] = table[ring[at] & 0xFF];
        }
    }

    public int size() {
        return size;
    }

    int capacity() {
        return ring.length;
    }

    private int index(int distance) {
        int at = head + distance;
        return at >= ring.length ? at - ring.length : at;
    }

    private void ensureCapacity(int needed) {
        if (needed <= ring.length) {
            return;
        }
        long capacity = Math.max(FIRST_CAPACITY, ring.length);
        while (capacity < needed) {
            capacity *= 2;
        }
        byte[] larger = new byte[(int) Math.min(capacity, limit)];
        int first = Math.min(size, ring.length - head);
        System.arraycopy(ring, head, larger, 0, first);
        System.arraycopy(ring, 0, larger, first, size - first);
        ring = larger;
        head = 0;
    }

    private void shrinkIfEmpty() {
        if (size == 0) {
            head = 0;
            ring = ring.length > FIRST_CAPACITY ? NONE : ring;
        }
    }
}

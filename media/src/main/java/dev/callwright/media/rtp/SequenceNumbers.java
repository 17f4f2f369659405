package dev.callwright.media.rtp;

/**
 * Arithmetic on RTP sequence numbers, which count modulo 2^16 and start anywhere (RFC 3550 §5.1). Pure.
 *
 * <p>Numbers are passed as ints from 0 to 65535; higher bits are ignored.
 */
public final class SequenceNumbers {

    private static final int MASK = 0xFFFF;

    private SequenceNumbers() {}

    /** Steps from one number to another the short way round: -32768 to 32767, negative if {@code to} is the older. */
    public static int distance(int from, int to) {
        return (short) (to - from);
    }

    /** The number {@code steps} after this one; steps may be negative. */
    public static int plus(int sequenceNumber, int steps) {
        return (sequenceNumber + steps) & MASK;
    }

    /**
     * The count without wrap-around (RFC 3550 §6.4.1, "extended highest sequence number") that ends in
     * {@code sequenceNumber} and lies closest to {@code reference}, an extended count seen before.
     */
    public static long extend(long reference, int sequenceNumber) {
        return reference + distance((int) reference, sequenceNumber);
    }
}

package dev.callwright.media.jitter;

import java.util.Arrays;

/**
 * Room for the packets that wait behind a gap, by sequence number. The octets are allocated with the first gap, so a
 * call on a good network never pays for them. Owner: media loop.
 */
final class PacketSlots {

    static final int COUNT = 64;

    /** 60 ms of G.711 and a margin. */
    static final int OCTETS = 512;

    private static final int EMPTY = -1;
    private static final byte[] NONE = {};

    private final int[] lengths = new int[COUNT];
    private final long[] timestamps = new long[COUNT];
    private final long[] arrivals = new long[COUNT];
    private byte[] octets = NONE;
    private int occupied;

    PacketSlots() {
        Arrays.fill(lengths, EMPTY);
    }

    boolean isEmpty() {
        return occupied == 0;
    }

    boolean holds(int sequenceNumber) {
        return lengths[slot(sequenceNumber)] != EMPTY;
    }

    void put(int sequenceNumber, long timestamp, byte[] buffer, int offset, int length, long arrivalNanos) {
        if (octets.length == 0) {
            octets = new byte[COUNT * OCTETS];
        }
        int slot = slot(sequenceNumber);
        System.arraycopy(buffer, offset, octets, slot * OCTETS, length);
        lengths[slot] = length;
        timestamps[slot] = timestamp;
        arrivals[slot] = arrivalNanos;
        occupied++;
    }

    /** The octets stay readable until the next put. */
    void remove(int sequenceNumber) {
        lengths[slot(sequenceNumber)] = EMPTY;
        occupied--;
    }

    /** Returns how many packets were thrown away. */
    int clear() {
        int dropped = occupied;
        Arrays.fill(lengths, EMPTY);
        occupied = 0;
        return dropped;
    }

    /** When the first of the waiting packets came; there must be one. */
    long earliestArrival() {
        long earliest = 0;
        boolean found = false;
        for (int slot = 0; slot < COUNT; slot++) {
            if (lengths[slot] != EMPTY && (!found || arrivals[slot] - earliest < 0)) {
                earliest = arrivals[slot];
                found = true;
            }
        }
        return earliest;
    }

    byte[] octets() {
        return octets;
    }

    int offset(int sequenceNumber) {
        return slot(sequenceNumber) * OCTETS;
    }

    int length(int sequenceNumber) {
        return lengths[slot(sequenceNumber)];
    }

    long timestamp(int sequenceNumber) {
        return timestamps[slot(sequenceNumber)];
    }

    long arrival(int sequenceNumber) {
        return arrivals[slot(sequenceNumber)];
    }

    private static int slot(int sequenceNumber) {
        return sequenceNumber & (COUNT - 1);
    }
}

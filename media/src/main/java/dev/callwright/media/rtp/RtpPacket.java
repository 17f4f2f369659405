package dev.callwright.media.rtp;

import java.util.Objects;

/**
 * A flyweight over one RTP packet (RFC 3550 §5.1): parse a datagram, ask, parse the next. It keeps the caller's array
 * and allocates nothing. After a parse that returned false only {@link #defect()} and {@link #buffer()} mean anything.
 *
 * <pre>
 *    0      1      2      3
 *   VPXCC   MT     sequence        V version 2, P padding, X extension, C CSRC count, M marker, T payload type
 *   timestamp
 *   SSRC
 *   CSRC x C, extension if X, payload, padding if P (its last octet counts it)
 * </pre>
 *
 * Owner: media loop.
 */
public final class RtpPacket {

    /** Octets of the header without CSRC and extension, the one we send. */
    public static final int HEADER_OCTETS = 12;

    /** Why a datagram is not an RTP packet. */
    public enum Defect {
        /** There is none: the last parse succeeded. */
        NONE,
        /** Shorter than the fixed header. */
        TOO_SHORT,
        /** Version other than 2. */
        VERSION,
        /** The CSRC list runs past the end. */
        CSRC,
        /** The header extension runs past the end. */
        EXTENSION,
        /** The padding count is zero or larger than what it should pad. */
        PADDING,
        /** First octet 0 to 3: STUN (RFC 7983 §7). */
        NOT_RTP,
        /** Payload type 72 to 76, the packet types 200 to 204 of RTCP on the same port (RFC 5761 §4). */
        RTCP
    }

    private static final int VERSION_2 = 0x80;
    private static final int PADDING_BIT = 0x20;
    private static final int EXTENSION_BIT = 0x10;

    private byte[] buffer = new byte[HEADER_OCTETS];
    private Defect defect = Defect.TOO_SHORT;
    private int payloadOffset;
    private int payloadLength;

    /** Takes the first {@code length} octets of the array as one datagram; false if {@link #defect()} is set. */
    public boolean parse(byte[] buffer, int length) {
        Objects.checkFromIndexSize(0, length, buffer.length);
        this.buffer = buffer;
        defect = headerDefect(length);
        if (defect == Defect.NONE) {
            defect = bodyDefect(length);
        }
        return defect == Defect.NONE;
    }

    /** RTCP is told apart before the length counts, since its shortest packets are shorter than an RTP header. */
    private Defect headerDefect(int length) {
        if (length < 2) {
            return Defect.TOO_SHORT;
        }
        if ((buffer[0] & 0xFF) <= 3) {
            return Defect.NOT_RTP;
        }
        if ((buffer[0] & 0xC0) != VERSION_2) {
            return Defect.VERSION;
        }
        if (payloadType() >= 72 && payloadType() <= 76) {
            return Defect.RTCP;
        }
        return length < HEADER_OCTETS ? Defect.TOO_SHORT : Defect.NONE;
    }

    private Defect bodyDefect(int length) {
        int start = HEADER_OCTETS + 4 * (buffer[0] & 0x0F);
        if (start > length) {
            return Defect.CSRC;
        }
        if ((buffer[0] & EXTENSION_BIT) != 0) {
            start += 4;
            if (start > length) {
                return Defect.EXTENSION;
            }
            start += 4 * uint16(start - 2);
            if (start > length) {
                return Defect.EXTENSION;
            }
        }
        int padding = 0;
        if ((buffer[0] & PADDING_BIT) != 0) {
            padding = start < length ? buffer[length - 1] & 0xFF : 0;
            if (padding == 0 || padding > length - start) {
                return Defect.PADDING;
            }
        }
        payloadOffset = start;
        payloadLength = length - start - padding;
        return Defect.NONE;
    }

    /** What was wrong with the last datagram. */
    public Defect defect() {
        return defect;
    }

    /** 0 to 127. */
    public int payloadType() {
        return buffer[1] & 0x7F;
    }

    public boolean marker() {
        return (buffer[1] & 0x80) != 0;
    }

    /** 0 to 65535. */
    public int sequenceNumber() {
        return uint16(2);
    }

    /** Unsigned 32 bits, in units of the payload's clock (8 kHz for all we speak). */
    public long timestamp() {
        return int32(4) & 0xFFFF_FFFFL;
    }

    /** All 32 bits count; the sign means nothing. */
    public int ssrc() {
        return int32(8);
    }

    /** Where the payload starts in {@link #buffer()}. */
    public int payloadOffset() {
        return payloadOffset;
    }

    /** Octets of payload without padding; may be 0. */
    public int payloadLength() {
        return payloadLength;
    }

    /** The array of the last parse. */
    public byte[] buffer() {
        return buffer;
    }

    private int uint16(int at) {
        return ((buffer[at] & 0xFF) << 8) | (buffer[at + 1] & 0xFF);
    }

    private int int32(int at) {
        return (uint16(at) << 16) | uint16(at + 2);
    }

    /**
     * Writes a header without CSRC, extension and padding at the start of {@code out}. Of each number only the bits the
     * field holds are used, so counters may run on.
     *
     * @return 12, where the payload goes
     */
    public static int write(byte[] out, boolean marker, int payloadType, int sequenceNumber, long timestamp, int ssrc) {
        out[0] = (byte) VERSION_2;
        out[1] = (byte) ((payloadType & 0x7F) | (marker ? 0x80 : 0));
        out[2] = (byte) (sequenceNumber >> 8);
        out[3] = (byte) sequenceNumber;
        putInt32(out, 4, (int) timestamp);
        putInt32(out, 8, ssrc);
        return HEADER_OCTETS;
    }

    private static void putInt32(byte[] out, int at, int value) {
        out[at] = (byte) (value >> 24);
        out[at + 1] = (byte) (value >> 16);
        out[at + 2] = (byte) (value >> 8);
        out[at + 3] = (byte) value;
    }
}

package dev.callwright.media.rtp;

import java.util.Arrays;

/**
 * Turns RFC 4733 packets into digits, each reported once, when its first packet arrives.
 *
 * <p>An event is known by its SSRC, RTP timestamp and code: every update and retransmission repeats them (RFC 4733
 * §2.5.1). Nothing else is relied on. Sequence numbers may repeat, the marker and the end bit may be missing, the
 * timestamp's unit and the SSRC may differ from the voice's; telephones in the field do all of these. A few recent events
 * are remembered, so a late packet of an earlier one is not a new press. Owner: media loop.
 */
public final class DigitReceiver {

    /** No new digit. */
    public static final char NONE = '\0';

    private static final int REMEMBERED = 8;

    private final long[] recentEvents = new long[REMEMBERED];
    private final int[] recentSources = new int[REMEMBERED];
    private int newest;
    private int newestDuration;
    private long unknownEvents;
    private long malformed;

    public DigitReceiver() {
        Arrays.fill(recentEvents, -1);
    }

    /**
     * Takes one telephone-event packet. Prefer this to the other form: a sender that starts a stream of its own for each
     * run of digits may restart its timestamps too, and then only the SSRC tells one press from the next.
     *
     * @return the digit ({@code 0-9 * # A-D}) if this packet is the first of a new event, else {@link #NONE}
     */
    public char accept(RtpPacket packet) {
        return accept(
                packet.ssrc(), packet.timestamp(), packet.buffer(), packet.payloadOffset(), packet.payloadLength());
    }

    /**
     * Takes the payload of one telephone-event packet, the stream being the same throughout; of several events in it, the
     * first.
     *
     * @param rtpTimestamp  as in the RTP header, unsigned 32 bits
     * @return the digit ({@code 0-9 * # A-D}) if this packet is the first of a new event, else {@link #NONE}
     */
    public char accept(long rtpTimestamp, byte[] payload, int offset, int length) {
        return accept(0, rtpTimestamp, payload, offset, length);
    }

    private char accept(int ssrc, long rtpTimestamp, byte[] payload, int offset, int length) {
        if (length < TelephoneEvent.PAYLOAD_OCTETS) {
            malformed++;
            return NONE;
        }
        int code = payload[offset] & 0xFF;
        if (!TelephoneEvent.isDigit(code)) {
            unknownEvents++;
            return NONE;
        }
        long event = event(rtpTimestamp, code);
        int duration = TelephoneEvent.duration(payload, offset);
        if (isRecent(ssrc, event)) {
            growNewest(ssrc, event, duration);
            return NONE;
        }
        boolean continued = continuesNewest(ssrc, rtpTimestamp, code);
        remember(ssrc, event, duration);
        return continued ? NONE : TelephoneEvent.digit(code);
    }

    private static long event(long rtpTimestamp, int code) {
        return ((rtpTimestamp & 0xFFFF_FFFFL) << 8) | code;
    }

    private boolean isRecent(int ssrc, long event) {
        for (int i = 0; i < REMEMBERED; i++) {
            if (recentEvents[i] == event && recentSources[i] == ssrc) {
                return true;
            }
        }
        return false;
    }

    private boolean isNewest(int ssrc, long event) {
        return recentEvents[newest] == event && recentSources[newest] == ssrc;
    }

    private void growNewest(int ssrc, long event, int duration) {
        if (isNewest(ssrc, event)) {
            newestDuration = Math.max(newestDuration, duration);
        }
    }

    /** A key held longer than the duration field counts goes on as a new segment right behind (RFC 4733 §2.5.1.3). */
    private boolean continuesNewest(int ssrc, long rtpTimestamp, int code) {
        return newestDuration == TelephoneEvent.MAX_DURATION
                && isNewest(ssrc, event(rtpTimestamp - TelephoneEvent.MAX_DURATION, code));
    }

    private void remember(int ssrc, long event, int duration) {
        newest = (newest + 1) % REMEMBERED;
        recentEvents[newest] = event;
        recentSources[newest] = ssrc;
        newestDuration = duration;
    }

    /** Packets with an event that is not a digit, such as fax tones and flash; ignored. */
    public long unknownEvents() {
        return unknownEvents;
    }

    /** Packets too short to hold an event; ignored. */
    public long malformed() {
        return malformed;
    }
}

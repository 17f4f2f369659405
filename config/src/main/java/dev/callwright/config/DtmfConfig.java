package dev.callwright.config;

/**
 * Digits on a trunk.
 *
 * @param send         how digits are sent
 * @param detectTones  whether tones in the audio count as digits; telephone-events and INFO always do
 */
public record DtmfConfig(Send send, boolean detectTones) {

    public static final DtmfConfig DEFAULTS = new DtmfConfig(Send.RTP, true);

    /** How digits are sent: RFC 4733 events, INFO with one of the two bodies in use, or tones in the audio. */
    public enum Send {
        RTP,
        INFO_RELAY,
        INFO_DTMF,
        TONES
    }
}

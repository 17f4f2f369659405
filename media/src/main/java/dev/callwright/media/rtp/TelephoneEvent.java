package dev.callwright.media.rtp;

/** The DTMF events of RFC 4733 §3.2 and the four octets of one (§2.3). Pure. */
final class TelephoneEvent {

    static final int PAYLOAD_OCTETS = 4;
    static final int MAX_DURATION = 0xFFFF;

    private static final String DIGITS = "0123456789*#ABCD";
    private static final int END_BIT = 0x80;
    /** Power of the tone below 0 dBm0; what most telephones send. */
    private static final int VOLUME = 10;

    private TelephoneEvent() {}

    /** Event code of a digit, letters in either case, or -1. */
    static int code(char digit) {
        return DIGITS.indexOf(Character.toUpperCase(digit));
    }

    static boolean isDigit(int code) {
        return code >= 0 && code < DIGITS.length();
    }

    static char digit(int code) {
        return DIGITS.charAt(code);
    }

    static int duration(byte[] payload, int offset) {
        return ((payload[offset + 2] & 0xFF) << 8) | (payload[offset + 3] & 0xFF);
    }

    static void write(byte[] out, int offset, int code, boolean end, int duration) {
        out[offset] = (byte) code;
        out[offset + 1] = (byte) (end ? END_BIT | VOLUME : VOLUME);
        out[offset + 2] = (byte) (duration >> 8);
        out[offset + 3] = (byte) duration;
    }
}

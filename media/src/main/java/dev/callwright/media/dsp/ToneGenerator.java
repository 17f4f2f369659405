package dev.callwright.media.dsp;

/**
 * Makes the tones of one digit after another at 8 kHz: the low one at -9 dBm0, the high one at -7 dBm0, since lines lose more of
 * the high; together they stay below what G.711 can hold. Edges are raised cosines of 4 ms, so that a digit does not click.
 * Allocates nothing after construction. Owner: media loop.
 */
public final class ToneGenerator {

    /** Samples of an edge; a digit is at least two of them long. */
    public static final int EDGE = 32;

    private static final double LOW_DBM0 = -9;
    private static final double HIGH_DBM0 = -7;
    private static final double LOW = DigitTones.amplitude(LOW_DBM0);
    private static final double HIGH = DigitTones.amplitude(HIGH_DBM0);
    private static final float[] EDGES = DigitTones.hann(2 * EDGE);

    private double lowStep;
    private double highStep;
    private int length;
    private int at;

    /** Whether there are tones for this character: {@code 0-9 * # A-D}, letters in either case. */
    public static boolean isDigit(char digit) {
        return DigitTones.key(digit) >= 0;
    }

    /**
     * Begins a digit, whatever was before.
     *
     * @param digit    {@code 0-9 * # A-D}, letters in either case
     * @param samples  its length with both edges
     */
    public void begin(char digit, int samples) {
        int key = DigitTones.key(digit);
        if (key < 0 || samples < 2 * EDGE) {
            throw new IllegalArgumentException("no digit, or too short: " + digit + ", " + samples + " samples");
        }
        lowStep = 2 * Math.PI * DigitTones.hertz(DigitTones.row(key)) / DigitTones.RATE_HZ;
        highStep = 2 * Math.PI * DigitTones.hertz(DigitTones.column(key)) / DigitTones.RATE_HZ;
        length = samples;
        at = 0;
    }

    /** Samples of the digit that are still to come. */
    public int remaining() {
        return length - at;
    }

    /** Writes the next samples; silence once the digit is over. */
    public void next(short[] out, int offset, int samples) {
        for (int i = 0; i < samples; i++) {
            out[offset + i] = at < length ? sample() : 0;
        }
    }

    private short sample() {
        int fromEnd = length - 1 - at;
        int toEdge = Math.min(at, fromEnd);
        double level = toEdge < EDGE ? EDGES[toEdge] : 1;
        double sum = LOW * Math.sin(lowStep * at) + HIGH * Math.sin(highStep * at);
        at++;
        return Pcm16.round((float) (level * sum));
    }
}

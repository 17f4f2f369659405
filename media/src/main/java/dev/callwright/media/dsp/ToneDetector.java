package dev.callwright.media.dsp;

/**
 * Finds the digits in 8 kHz audio that are sent as tones (ITU-T Q.23), each once, as soon as it is certain.
 *
 * <pre>
 *   10 ms ->  20 ms block  ->  ToneSpectrum -> one row, one column, loud and pure enough?
 *             three such in a row, equally loud, frequencies within bounds -> ToneProof over their 40 ms -> digit
 *             two blocks without it                                        -> the next is another press
 * </pre>
 *
 * What ITU-T Q.24 asks of receivers, with margins for noise and G.711: frequencies off by 1.5 % count and those off by 3.5 % do
 * not, each tone has -36 dBm0 at least, the high one is 8 dB weaker to 4 dB stronger than the low one. Tones of 40 ms count and
 * those of 20 ms do not; pauses of 40 ms separate, gaps of 10 ms do not. A digit is told 30 to 50 ms after its onset.
 * Allocates nothing after construction. Owner: media loop.
 */
public final class ToneDetector {

    /** No digit. */
    public static final char NONE = '\0';

    /** Samples that can be taken at once: in 20 ms no two digits become certain. */
    public static final int LONGEST = 160;

    private static final int NO_KEY = -1;
    private static final int CERTAIN_BLOCKS = 3;
    private static final int RELEASE_BLOCKS = 2;
    private static final double LARGEST_OFFSET = 0.02;

    /** Looser than the proof, since a tone beside the middle of its band and at the edge of its time measures weaker. */
    private static final float LEAST_POWER = (float) Math.pow(DigitTones.amplitude(-39), 2);

    private static final float LEAST_SHARE = 0.55f;
    private static final float NORMAL_TWIST = DigitTones.power(11);
    private static final float REVERSE_TWIST = DigitTones.power(7);
    private static final float NEIGHBOUR = DigitTones.power(-6);

    /** A block half in the tone measures 6 dB less, and is none of the blocks counted. */
    private static final float EQUALLY_LOUD = DigitTones.power(-4);

    private static final float GONE = DigitTones.power(-10);

    private final ToneSpectrum spectrum = new ToneSpectrum();
    private final ToneProof proof = new ToneProof();
    private final float[] history = new float[ToneProof.SPAN];
    private int filled = ToneProof.SPAN - ToneSpectrum.HOP;

    /** The run of blocks of one key that ends now, and the power of the last three. */
    private int candidate = NO_KEY;

    private int blocks;
    private float present;
    private float last;
    private float lastButOne;
    private double lowOffset;
    private double highOffset;

    /** The digit told last, as long as it lasts. */
    private int pressed = NO_KEY;

    private float pressedLow;
    private float pressedHigh;
    private int blocksGone;

    /**
     * Takes the next samples, at most {@link #LONGEST}.
     *
     * @return the digit ({@code 0-9 * # A-D}) that became certain within them, else {@link #NONE}
     */
    public char accept(short[] pcm, int offset, int length) {
        if (length > LONGEST) {
            throw new IllegalArgumentException("more than 20 ms at once: " + length + " samples");
        }
        char digit = NONE;
        for (int i = 0; i < length; i++) {
            history[filled++] = pcm[offset + i];
            if (filled == history.length) {
                char found = block();
                digit = found == NONE ? digit : found;
                System.arraycopy(history, ToneSpectrum.HOP, history, 0, history.length - ToneSpectrum.HOP);
                filled = history.length - ToneSpectrum.HOP;
            }
        }
        return digit;
    }

    private char block() {
        spectrum.take(history, history.length - ToneSpectrum.BLOCK);
        release();
        int key = key();
        extend(key);
        return key != pressed && isCertain() ? press() : NONE;
    }

    private void release() {
        if (pressed == NO_KEY) {
            return;
        }
        boolean gone = spectrum.power(DigitTones.row(pressed)) < GONE * pressedLow
                || spectrum.power(DigitTones.column(pressed)) < GONE * pressedHigh;
        blocksGone = gone ? blocksGone + 1 : 0;
        if (blocksGone == RELEASE_BLOCKS) {
            pressed = NO_KEY;
        }
    }

    /** The key this block sounds like. */
    private int key() {
        float total = spectrum.totalPower();
        if (total < LEAST_POWER) {
            return NO_KEY;
        }
        int row = strongest(0);
        int column = strongest(DigitTones.GROUP);
        float low = spectrum.power(row);
        float high = spectrum.power(column);
        boolean heard = Math.min(low, high) >= LEAST_POWER
                && low + high >= LEAST_SHARE * total
                && low <= NORMAL_TWIST * high
                && high <= REVERSE_TWIST * low
                && isAlone(row, 0)
                && isAlone(column, DigitTones.GROUP);
        return heard ? DigitTones.key(row, column) : NO_KEY;
    }

    private int strongest(int group) {
        int strongest = group;
        for (int tone = group + 1; tone < group + DigitTones.GROUP; tone++) {
            strongest = spectrum.power(tone) > spectrum.power(strongest) ? tone : strongest;
        }
        return strongest;
    }

    private boolean isAlone(int strongest, int group) {
        float bound = NEIGHBOUR * spectrum.power(strongest);
        for (int tone = group; tone < group + DigitTones.GROUP; tone++) {
            if (tone != strongest && spectrum.power(tone) > bound) {
                return false;
            }
        }
        return true;
    }

    private void extend(int key) {
        blocks = key == NO_KEY ? 0 : key == candidate && isSteady(key) ? blocks + 1 : 1;
        candidate = key;
        lastButOne = last;
        last = present;
        present = key == NO_KEY ? 0 : spectrum.power(DigitTones.row(key)) + spectrum.power(DigitTones.column(key));
    }

    private boolean isSteady(int key) {
        int row = DigitTones.row(key);
        int column = DigitTones.column(key);
        lowOffset = spectrum.offsetHertz(row);
        highOffset = spectrum.offsetHertz(column);
        return Math.abs(lowOffset) <= LARGEST_OFFSET * DigitTones.hertz(row)
                && Math.abs(highOffset) <= LARGEST_OFFSET * DigitTones.hertz(column);
    }

    private boolean isCertain() {
        float loudest = Math.max(present, Math.max(last, lastButOne));
        float faintest = Math.min(present, Math.min(last, lastButOne));
        return blocks >= CERTAIN_BLOCKS && faintest >= EQUALLY_LOUD * loudest && isProven();
    }

    private boolean isProven() {
        return proof.stands(
                history,
                DigitTones.hertz(DigitTones.row(candidate)) + lowOffset,
                DigitTones.hertz(DigitTones.column(candidate)) + highOffset);
    }

    private char press() {
        pressed = candidate;
        pressedLow = spectrum.power(DigitTones.row(pressed));
        pressedHigh = spectrum.power(DigitTones.column(pressed));
        blocksGone = 0;
        return DigitTones.digit(pressed);
    }
}

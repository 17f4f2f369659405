package dev.callwright.media.dsp;

/**
 * What a caller hears while somebody is awaited: soft notes at 8 kHz, one every {@value #CYCLE} samples, by turns a lower and a
 * higher one, each swelling and fading so that it may begin and end anywhere between notes without a click. Neither pitch is
 * one of a telephone network's or of a keypad's. Allocates nothing after construction. Owner: media loop.
 */
public final class HoldTone {

    /** From the beginning of one note to that of the next. */
    public static final int CYCLE = 9_600;
    /** Length of a note; silence fills the rest of a cycle. */
    public static final int NOTE = 4_800;

    private static final double LEVEL_DBM0 = -24;
    private static final double AMPLITUDE = DigitTones.amplitude(LEVEL_DBM0);
    private static final double LOW_STEP = 2 * Math.PI * 523.25 / DigitTones.RATE_HZ;
    private static final double HIGH_STEP = 2 * Math.PI * 659.26 / DigitTones.RATE_HZ;

    private int at;

    /** Begins anew, with the first note. */
    public void restart() {
        at = 0;
    }

    /** Writes the next samples; it never ends. */
    public void next(short[] out, int offset, int samples) {
        for (int i = 0; i < samples; i++) {
            out[offset + i] = sample();
            at = (at + 1) % (2 * CYCLE);
        }
    }

    private short sample() {
        int inCycle = at % CYCLE;
        if (inCycle >= NOTE) {
            return 0;
        }
        double level = Math.sin(Math.PI * inCycle / NOTE);
        double step = at < CYCLE ? LOW_STEP : HIGH_STEP;
        return Pcm16.round((float) (AMPLITUDE * level * level * Math.sin(step * inCycle)));
    }
}

package dev.callwright.media.dsp;

import java.util.Arrays;

/**
 * Fills the gaps lost packets leave in a stream of 8 kHz speech by repeating its last pitch period, in the manner of
 * ITU-T G.711 Appendix I.
 *
 * <pre>
 *   heard                   | concealed                         | heard again
 *   ... period | period     | period | period | ...  fading     | cross-fade | as received
 *              '-- copied --^ 10 ms at full level, 0 at 60 ms
 * </pre>
 *
 * Unlike the appendix it adds no delay: instead of holding back samples to overlap, the step between the last sample and
 * the repetition is spread over a quarter period. It keeps repeating one period where the appendix takes up to three; the
 * fade makes the difference small. Everything handed out is remembered as heard. Allocates nothing after construction.
 * Owner: media loop.
 */
public final class Concealer {

    private static final int FULL_LEVEL = 80;
    private static final int SILENT_FROM = 480;
    private static final int LONGEST_CROSS_FADE = 80;
    /** Cross-fade gained per 10 ms of gap, since the repetition drifts away from the speech. */
    private static final int CROSS_FADE_GROWTH = 32;

    private final PitchSearch pitch = new PitchSearch();
    private final float[] history = new float[PitchSearch.SPAN];
    private final float[] period = new float[PitchSearch.LONGEST];

    private boolean inGap;
    private int periodLength = PitchSearch.LONGEST;
    /** Samples repeated since the gap began; stays at {@link #SILENT_FROM} in a long one. */
    private int repeated = SILENT_FROM;

    private float seam;
    private int seamLength;
    private int fadeLength;
    private int faded;

    /** Takes samples that arrived; after a gap, the first few are blended with the repetition, in place. */
    public void good(short[] pcm, int offset, int length) {
        if (inGap) {
            inGap = false;
            faded = 0;
            fadeLength = Math.min(LONGEST_CROSS_FADE, seamLength + CROSS_FADE_GROWTH * repeated / FULL_LEVEL);
        }
        int blended = Math.min(length, fadeLength - faded);
        for (int i = 0; i < blended; i++) {
            faded++;
            float share = (float) faded / (fadeLength + 1);
            pcm[offset + i] = Pcm16.round(share * pcm[offset + i] + (1 - share) * repeat());
        }
        remember(pcm, offset, length);
    }

    /** Makes up samples for some that did not arrive. A gap may be filled in as many pieces as is convenient. */
    public void conceal(short[] out, int offset, int length) {
        if (!inGap) {
            inGap = true;
            beginRepetition();
        }
        for (int i = 0; i < length; i++) {
            out[offset + i] = Pcm16.round(repeat());
        }
        remember(out, offset, length);
    }

    private void beginRepetition() {
        int end = history.length;
        periodLength = pitch.period(history);
        repeated = 0;
        seamLength = periodLength / 4;
        seam = history[end - 1] - history[end - 1 - periodLength];
        System.arraycopy(history, end - periodLength, period, 0, periodLength);
        // Its end leads over to its own beginning: it becomes what stood before that beginning.
        for (int i = 1; i <= seamLength; i++) {
            float share = (float) (seamLength + 1 - i) / (seamLength + 1);
            int at = periodLength - i;
            period[at] += share * (history[end - periodLength - i] - period[at]);
        }
    }

    private float repeat() {
        if (repeated == SILENT_FROM) {
            return 0;
        }
        float sample = period[repeated % periodLength];
        if (repeated < seamLength) {
            sample += seam * (seamLength - repeated) / (seamLength + 1);
        }
        float level = Math.min(1, (float) (SILENT_FROM - repeated) / (SILENT_FROM - FULL_LEVEL));
        repeated++;
        return level * sample;
    }

    private void remember(short[] pcm, int offset, int length) {
        int kept = Math.max(0, history.length - length);
        int added = history.length - kept;
        System.arraycopy(history, history.length - kept, history, 0, kept);
        for (int i = 0; i < added; i++) {
            history[kept + i] = pcm[offset + length - added + i];
        }
    }

    /** Forgets what was heard, as for a new caller behind the same leg. */
    public void reset() {
        inGap = false;
        repeated = SILENT_FROM;
        fadeLength = 0;
        faded = 0;
        Arrays.fill(history, 0);
    }
}

package dev.callwright.media.dsp;

/**
 * Guesses from the first sounds of a call of ours who has answered it. A person says a word or two and waits for an answer; a
 * machine talks on. Speech is told from noise by its energy against a floor that follows the line. Owner: media loop.
 */
public final class AnswerGuess {

    /** Who is there. */
    public enum Verdict {
        UNKNOWN,
        PERSON,
        MACHINE
    }

    private static final int FRAME = 160;
    private static final int FRAME_MILLIS = 20;

    /** Speech of this length without a pause worth the name is an announcement. */
    private static final int ANNOUNCEMENT_MILLIS = 2_500;
    /** Silence after which somebody waits for an answer; the pauses within an announcement are shorter. */
    private static final int TURN_PAUSE_MILLIS = 800;
    /** Shorter sounds are clicks of the line. */
    private static final int LEAST_SPEECH_MILLIS = 100;

    /** Mean square of a frame that is speech on the quietest line: about -46 dBm0. */
    private static final double LEAST_ENERGY = 120.0 * 120.0;
    /** Speech is 12 dB above the noise. */
    private static final double ABOVE_FLOOR = 16;
    /** The noise is as loud as the quietest frame of the last one to two seconds: nobody speaks that long without a gap. */
    private static final int FLOOR_FRAMES = 50;

    private double energy;
    private int inFrame;
    private double quietest = Double.MAX_VALUE;
    private double quietestBefore = Double.MAX_VALUE;
    private int frames;
    private int speechMillis;
    private int spanMillis;
    private int pauseMillis;
    private Verdict verdict = Verdict.UNKNOWN;

    /** Hears samples at 8 kHz. Returns the verdict, which stays once it is given. */
    public Verdict accept(short[] pcm, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            energy += (double) pcm[i] * pcm[i];
            if (++inFrame == FRAME) {
                frame(energy / FRAME);
                energy = 0;
                inFrame = 0;
            }
        }
        return verdict;
    }

    private void frame(double meanSquare) {
        if (++frames % FLOOR_FRAMES == 0) {
            quietestBefore = quietest;
            quietest = Double.MAX_VALUE;
        }
        quietest = Math.min(quietest, meanSquare);
        double floor = Math.min(quietest, quietestBefore);
        boolean speech = meanSquare > Math.max(LEAST_ENERGY, floor * ABOVE_FLOOR);
        if (verdict != Verdict.UNKNOWN) {
            return;
        }
        if (speech) {
            speechMillis += FRAME_MILLIS;
            spanMillis += pauseMillis + FRAME_MILLIS;
            pauseMillis = 0;
        } else if (speechMillis > 0) {
            pauseMillis += FRAME_MILLIS;
        }
        judge();
    }

    private void judge() {
        if (spanMillis >= ANNOUNCEMENT_MILLIS) {
            verdict = Verdict.MACHINE;
        } else if (pauseMillis >= TURN_PAUSE_MILLIS) {
            if (speechMillis >= LEAST_SPEECH_MILLIS) {
                verdict = Verdict.PERSON;
            }
            speechMillis = 0;
            spanMillis = 0;
            pauseMillis = 0;
        }
    }
}

package dev.callwright.media.dsp.speech;

/** What speaks for a sound being speech, gathered since its onset. Owner: media loop. */
final class Evidence {

    private static final float VOICED = 0.55f;

    /** A voice is never the same for so many frames; a tone is. */
    private static final int STEADY_FRAMES = 2;

    /** Decibels from frame to frame, in all and in each band that is not this much below it. */
    private static final float STEADY_LEVEL = 0.5f;

    private static final float STEADY_BAND = 1.5f;
    private static final float FAINT = 12;

    /** Frames this much below the loudest one are the fading of a bang. */
    private static final float FADED = 14;

    /** So many decibels in 30 ms, and a sound is dying away: what coughs and bangs do from their beginning on. */
    private static final float FALLING = 3.5f;

    private static final int FALLING_FRAMES = 3;
    private static final int LEAST_VOICED = 4;

    private final float[] last = new float[FrameShape.BANDS];
    private final float[] levels = new float[FALLING_FRAMES];
    private int at;
    private float earlier;
    private float lastLevel;
    private float loudest;
    private int sounding;
    private int sustained;
    private int voiced;
    private int steady;

    /** A sound begins. */
    void begin() {
        loudest = 0;
        sounding = 0;
        sustained = 0;
        voiced = 0;
    }

    /** Watches every frame, so that the next knows what it changed. */
    void watch(FrameShape shape) {
        boolean same = Math.abs(shape.level() - lastLevel) < STEADY_LEVEL;
        for (int band = 0; band < FrameShape.BANDS; band++) {
            float level = shape.band(band);
            same &= level < shape.level() - FAINT || Math.abs(level - last[band]) < STEADY_BAND;
            last[band] = level;
        }
        lastLevel = shape.level();
        earlier = levels[at];
        levels[at] = shape.level();
        at = (at + 1) % levels.length;
        steady = same ? steady + 1 : 0;
    }

    /** Adds a frame that sounds, periodic to this degree. Returns whether it is voiced. */
    boolean add(FrameShape shape, float periodic) {
        sounding++;
        loudest = Math.max(loudest, shape.level());
        if (shape.level() <= loudest - FADED || shape.level() <= earlier - FALLING) {
            return false;
        }
        sustained++;
        boolean voice = periodic > VOICED && steady < STEADY_FRAMES;
        voiced += voice ? 1 : 0;
        return voice;
    }

    /** Frames that sounded. */
    int sounding() {
        return sounding;
    }

    /** The loudest level, in decibels. */
    float loudest() {
        return loudest;
    }

    /** Whether a sound of so many frames at least was speech. */
    boolean isSpeech(int minimum) {
        return sustained >= minimum && voiced >= Math.max(LEAST_VOICED, minimum / 2);
    }
}

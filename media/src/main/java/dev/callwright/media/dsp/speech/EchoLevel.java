package dev.callwright.media.dsp.speech;

/**
 * How loud an echo of what was played can be now.
 *
 * <p>By the coupling this line has shown: how far below the agent's loudest moments those heard at the time were. It begins
 * careful, and comes down while the agent speaks and less comes back. Where the delay can be told too, {@link EchoPath} narrows
 * it to what was played just then. Levels in decibels, by frames of 10 ms. Owner: media loop.
 */
final class EchoLevel {

    /** Frames after which nothing comes back. */
    static final int DELAYS = 52;

    private static final int LEVELS = 64;
    private static final int PEAK_FRAMES = 20;

    /** What is played more quietly comes back as nothing. */
    private static final float AUDIBLE = 40;

    /** What is played this loudly comes back, or the line has no echo. */
    private static final float LOUD = 50;

    private static final float CAREFUL = -14;
    private static final float FALL = 0.04f;
    private static final float RISE = 0.1f;

    /** Above the coupling: for an onset, and for what goes on after one. */
    private static final float MARGIN = 3;

    private static final float LEAST_MARGIN = -6;

    /** The same in spreads of the path. */
    private static final float SPREADS = 2.3f;

    private final EchoPath path = new EchoPath();
    private final float[] played = new float[LEVELS];
    private final float[] peaks = new float[LEVELS];
    private final float[] heard = new float[PEAK_FRAMES];
    private int playedFrames;
    private int heardFrames;
    private int sinceAudible = DELAYS;
    private float coupling = CAREFUL;
    private int learned = 2;
    private int now;

    /** Takes the level of a frame played. */
    void played(float level) {
        int at = playedFrames & (LEVELS - 1);
        played[at] = level;
        sinceAudible = level >= AUDIBLE ? 0 : Math.min(DELAYS, sinceAudible + 1);
        peaks[at] = isPossible() ? peak() : 0;
        playedFrames++;
    }

    /**
     * Takes the level of a frame heard.
     *
     * @param lead   frames played after the moment it was heard
     * @param quiet  whether nobody seems to speak, so that it tells of the echo
     */
    void heard(float level, int lead, boolean quiet) {
        heard[heardFrames % PEAK_FRAMES] = level;
        heardFrames++;
        now = playedFrames - 1 - lead;
        if (isPossible()) {
            learn();
            if (quiet) {
                path.learn(level, played, now, loudestPlayed());
            }
        }
    }

    /** Whether anything was played that may be heard now. */
    boolean isPossible() {
        return sinceAudible < DELAYS;
    }

    /** The loudest an echo can be now, with or without caution; 0 if there can be none. */
    float loudest(boolean careful) {
        if (!isPossible()) {
            return 0;
        }
        float bound = loudestPlayed() + coupling + (careful ? MARGIN : LEAST_MARGIN);
        return path.isKnown() ? Math.min(bound, path.expected(played, now, careful ? SPREADS : 0)) : bound;
    }

    /** What was heard was an echo this loud, of what was played before the agent fell silent for it. */
    void admit(float level) {
        float loudest = 0;
        for (float each : played) {
            loudest = Math.max(loudest, each);
        }
        coupling = Math.max(coupling, Math.min(0, level - loudest + MARGIN));
    }

    private float loudestPlayed() {
        float peak = 0;
        for (int delay = 0; delay < DELAYS; delay++) {
            peak = Math.max(peak, played[(now - delay) & (LEVELS - 1)]);
        }
        return peak;
    }

    private float peak() {
        float peak = 0;
        for (int i = 0; i < PEAK_FRAMES; i++) {
            peak = Math.max(peak, played[(playedFrames - i) & (LEVELS - 1)]);
        }
        return peak;
    }

    /** Only while the agent has been speaking long enough for an echo to be in what was heard lately, whatever its delay. */
    private void learn() {
        float least = Float.MAX_VALUE;
        for (int delay = 0; delay < DELAYS; delay++) {
            least = Math.min(least, peaks[(now - delay) & (LEVELS - 1)]);
        }
        if (least < LOUD) {
            return;
        }
        float loudest = 0;
        for (float level : heard) {
            loudest = Math.max(loudest, level);
        }
        float shown = loudest - least;
        if (shown < coupling) {
            coupling += Math.max(FALL, 1f / ++learned) * (shown - coupling);
        } else if (shown < coupling + MARGIN) {
            coupling += RISE * (shown - coupling);
        }
    }
}

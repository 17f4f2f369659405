package dev.callwright.media.dsp.speech;

import java.time.Duration;

/**
 * Tells speech from everything else on a telephone line, as it comes. Samples at 8 kHz.
 *
 * <pre>
 *   10 ms -&gt; FrameShape -&gt; NoiseFloor: does it stand out?  EchoMatch: more than the agent's echo?   -&gt; it sounds
 *   QUIET --two frames that sound: ONSET--&gt; SOUND --long enough, voiced, no echo: SPEECH--&gt; SPEECH --hangover: END--&gt; QUIET
 *                                              '--100 ms of quiet, or never voiced: FALSE_ALARM--&gt; QUIET
 * </pre>
 *
 * Steady noise becomes part of the floor. Clicks are too short, coughs and bangs die away from their beginning on and have little
 * voice, tones do not waver, and the agent's echo is no louder than echoes of this line are and like what was played. A
 * whisper alone is no speech either. Owner: media loop; nothing is allocated after construction.
 */
public final class SpeechGate {

    /** What has just happened. */
    public enum Edge {
        NONE,
        /** Something that may become speech has begun. */
        ONSET,
        /** It is speech: long enough, and neither a cough nor the agent's echo. */
        SPEECH,
        /** It was none. */
        FALSE_ALARM,
        /** The caller has stopped speaking. */
        END
    }

    private static final int FRAME = FrameShape.FRAME;

    /** Decibels above the floor, added over the bands: to begin, and to go on. */
    private static final float STANDS_OUT = 9;

    private static final float GOES_ON = 5;

    /** How much more of it where the noise itself is restless. */
    private static final float RESTLESS = 3;

    private static final int ONSET_FRAMES = 2;

    /** The longest gap inside a word. */
    private static final int GAP_FRAMES = 10;

    /** What sounds this long and is no speech yet is something else. */
    private static final int UNPROVEN_FRAMES = 60;

    /** What goes on this long without any voice is speech no more. */
    private static final int UNVOICED_FRAMES = 150;

    /** In speech the voice need not be looked for in every frame, and it is costly. */
    private static final int LISTEN_FRAMES = 4;

    private enum State {
        QUIET,
        SOUND,
        SPEECH
    }

    private final int minimumFrames;
    private final int hangoverFrames;
    private final FrameShape shape = new FrameShape();
    private final NoiseFloor floor = new NoiseFloor();
    private final Voicing voicing = new Voicing();
    private final EchoMatch echo = new EchoMatch();
    private final Evidence evidence = new Evidence();
    private final short[] frame = new short[FRAME];
    private int filled;
    private State state = State.QUIET;
    private int run;
    private int quiet;
    private int unvoiced;
    private boolean suspect;

    /**
     * A gate for one line.
     *
     * @param minimum   shorter sounds are no speech
     * @param hangover  silence that ends speech
     */
    public SpeechGate(Duration minimum, Duration hangover) {
        this.minimumFrames = Math.toIntExact(minimum.toMillis() / 10);
        this.hangoverFrames = Math.toIntExact(hangover.toMillis() / 10);
    }

    /** Takes what the caller sent; a piece of up to 60 ms. Returns the weightiest edge in it. */
    public Edge hear(short[] pcm, int length) {
        Edge edge = Edge.NONE;
        for (int at = 0; at < length; ) {
            int taken = Math.min(FRAME - filled, length - at);
            System.arraycopy(pcm, at, frame, filled, taken);
            at += taken;
            filled += taken;
            if (filled == FRAME) {
                filled = 0;
                edge = frame(edge);
            }
        }
        return edge;
    }

    /** Takes what was sent to the caller in the same time, whose echo may come back; silence where nothing was. */
    public void played(short[] pcm, int length) {
        echo.played(pcm, length);
    }

    /** Whether the caller is speaking, as far as is known. */
    public boolean speaking() {
        return state == State.SPEECH;
    }

    /** Milliseconds of sound since the last onset. */
    public int soundMillis() {
        return state == State.QUIET ? 0 : evidence.sounding() * 10;
    }

    /** Two edges never fall into one piece: after the first, the others wait for the next piece. */
    private Edge frame(Edge before) {
        boolean sounds = sounds();
        run = sounds ? run + 1 : 0;
        quiet = sounds ? 0 : quiet + 1;
        if (state == State.QUIET && run == 1) {
            evidence.begin();
            echo.begin();
            suspect = false;
        } else if (state == State.SOUND) {
            echo.compare(voicing.history());
            suspect = echo.isLikely() || (suspect && !sounds);
        }
        if (sounds) {
            gather();
        }
        return before == Edge.NONE ? next() : before;
    }

    private boolean sounds() {
        shape.take(frame);
        voicing.take(shape.samples());
        echo.heard(shape.frameLevel(), state == State.QUIET);
        evidence.watch(shape);
        boolean begun = state != State.QUIET;
        float excess = floor.excess(shape);
        boolean sounds = floor.isSettled()
                && excess > (begun ? GOES_ON : STANDS_OUT) + RESTLESS * floor.unrest()
                && echo.isExceeded(shape.level(), !begun);
        floor.learn(shape, excess, !begun && !sounds);
        return sounds;
    }

    private void gather() {
        boolean listens = state != State.SPEECH || evidence.sounding() % LISTEN_FRAMES == 0;
        boolean voiced = evidence.add(shape, listens ? voicing.strength() : 0);
        unvoiced = voiced ? 0 : unvoiced + 1;
    }

    private Edge next() {
        return switch (state) {
            case QUIET -> run >= ONSET_FRAMES ? onset() : Edge.NONE;
            case SOUND -> judge();
            case SPEECH -> quiet >= hangoverFrames || unvoiced > UNVOICED_FRAMES ? end() : Edge.NONE;
        };
    }

    private Edge onset() {
        state = State.SOUND;
        return Edge.ONSET;
    }

    /** What is like the agent's voice has to outlast it: the agent falls silent on an onset, and its echo with it. */
    private Edge judge() {
        if (evidence.isSpeech(minimumFrames) && !suspect) {
            state = State.SPEECH;
            unvoiced = 0;
            return Edge.SPEECH;
        }
        return quiet >= GAP_FRAMES || evidence.sounding() > UNPROVEN_FRAMES ? dismiss() : Edge.NONE;
    }

    /** A sound that was only too brief to tell from an echo says nothing of how loud echoes are. */
    private Edge dismiss() {
        if (suspect && echo.isLikely()) {
            echo.admit(evidence.loudest());
        } else if (quiet == 0 && !suspect) {
            floor.surrender(shape);
        }
        state = State.QUIET;
        return Edge.FALSE_ALARM;
    }

    private Edge end() {
        if (quiet == 0) {
            floor.surrender(shape);
        }
        state = State.QUIET;
        return Edge.END;
    }
}

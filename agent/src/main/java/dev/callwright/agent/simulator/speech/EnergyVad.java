package dev.callwright.agent.simulator.speech;

import java.time.Duration;

/**
 * Voice detection by energy, over 10 ms frames. Time is counted in audio, not by a clock, so the same bytes always give the
 * same edges at the same frame, however they were cut on the way.
 *
 * <p>Speech starts once {@value #VOICED_MILLIS} ms were loud without a gap of {@value #GAP_MILLIS} ms (a click is not speech)
 * and the start delay has passed since the first loud frame; it stops after the stop delay without a loud frame.
 *
 * <p>Owner: the connection's event loop.
 */
public final class EnergyVad {

    public static final int FRAME_MILLIS = 10;
    public static final int FRAME_BYTES = FRAME_MILLIS * Pcm.BYTES_PER_MILLI;
    static final int VOICED_MILLIS = 40;
    static final int GAP_MILLIS = 100;

    /** What a frame brought about. */
    public enum Edge {
        NONE,
        STARTED,
        STOPPED
    }

    private enum State {
        SILENT,
        RISING,
        SPEAKING
    }

    private final int loudRms;
    private final long startDelayMillis;
    private final long stopDelayMillis;

    private State state = State.SILENT;
    private long position;
    private long onset;
    private long lastLoud;
    private int voicedMillis;

    public EnergyVad(int loudRms, Duration startDelay, Duration stopDelay) {
        this.loudRms = loudRms;
        this.startDelayMillis = startDelay.toMillis();
        this.stopDelayMillis = stopDelay.toMillis();
    }

    /** Takes the next {@value #FRAME_BYTES} bytes at {@code offset}. */
    public Edge accept(byte[] pcm, int offset) {
        boolean loud = Pcm.rms(pcm, offset, FRAME_BYTES) > loudRms;
        long frameStart = position;
        position += FRAME_MILLIS;
        if (loud) {
            noteLoud(frameStart);
        }
        return switch (state) {
            case SILENT -> Edge.NONE;
            case RISING -> risen();
            case SPEAKING -> fallen();
        };
    }

    /** Milliseconds of audio from the first byte to the first loud frame of the current speech. */
    public long onsetMillis() {
        return onset;
    }

    /** Milliseconds of audio from the first byte to the end of the last loud frame. */
    public long endMillis() {
        return lastLoud;
    }

    /** Loud audio in all of {@code pcm}. */
    public static int voicedMillis(byte[] pcm, int loudRms) {
        int voiced = 0;
        for (int offset = 0; offset + FRAME_BYTES <= pcm.length; offset += FRAME_BYTES) {
            voiced += Pcm.rms(pcm, offset, FRAME_BYTES) > loudRms ? FRAME_MILLIS : 0;
        }
        return voiced;
    }

    /** Whether neither speech nor what may become speech is being heard. */
    boolean silent() {
        return state == State.SILENT;
    }

    private void noteLoud(long frameStart) {
        if (state == State.SILENT) {
            state = State.RISING;
            onset = frameStart;
            voicedMillis = 0;
        }
        voicedMillis += FRAME_MILLIS;
        lastLoud = position;
    }

    private Edge risen() {
        if (voicedMillis >= VOICED_MILLIS) {
            if (position - onset < startDelayMillis) {
                return Edge.NONE;
            }
            state = State.SPEAKING;
            return Edge.STARTED;
        }
        if (position - lastLoud >= GAP_MILLIS) {
            state = State.SILENT;
        }
        return Edge.NONE;
    }

    private Edge fallen() {
        if (position - lastLoud < stopDelayMillis) {
            return Edge.NONE;
        }
        state = State.SILENT;
        return Edge.STOPPED;
    }
}

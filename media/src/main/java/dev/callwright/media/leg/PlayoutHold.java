package dev.callwright.media.leg;

import dev.callwright.media.codec.G711;
import dev.callwright.media.jitter.PlayoutQueue;
import java.util.Arrays;

/**
 * Lets the agent fall silent in mid-word and go on later, without a click and without losing a sound.
 *
 * <pre>
 *   PLAYING --hold--> FADING --slot--> CUT --release--> RESUMING --slot of speech--> PLAYING
 *          --hold, nothing being said--> WAITING --release--> PLAYING
 * </pre>
 *
 * The frame that fades out is only looked at and stays in the queue; it is the one that fades in when the speech goes on.
 * Owner: media loop.
 */
final class PlayoutHold {

    /** 10 ms: long enough not to click, and the rest of the slot is silent already. */
    static final int FADE_SAMPLES = 80;

    private enum State {
        PLAYING,
        FADING,
        CUT,
        WAITING,
        RESUMING
    }

    private final PlayoutQueue queue;
    private final short[] pcm = new short[FADE_SAMPLES];
    private State state = State.PLAYING;

    PlayoutHold(PlayoutQueue queue) {
        this.queue = queue;
    }

    /** From the next slot on nothing is said. */
    void hold(boolean speaking) {
        state = switch (state) {
            case PLAYING -> speaking ? State.FADING : State.WAITING;
            case RESUMING -> State.CUT;
            case FADING, CUT, WAITING -> state;
        };
    }

    /** Goes on where it was. */
    void release() {
        state = switch (state) {
            case CUT -> State.RESUMING;
            case FADING, WAITING -> State.PLAYING;
            case PLAYING, RESUMING -> state;
        };
    }

    /** What was held is gone. */
    void forget() {
        state = State.PLAYING;
    }

    boolean holds() {
        return switch (state) {
            case FADING, CUT, WAITING -> true;
            case PLAYING, RESUMING -> false;
        };
    }

    /** Whether the next frame is the one that fades out. */
    boolean fading() {
        return state == State.FADING;
    }

    /** Whether the next speech is the rest of what was being said. */
    boolean resuming() {
        return state == State.RESUMING;
    }

    /**
     * Writes a whole frame, of silence where nothing is said.
     *
     * @return octets of speech taken from the queue
     */
    int poll(byte[] out, int offset, G711 codec) {
        int speech = 0;
        switch (state) {
            case PLAYING -> speech = queue.poll(out, offset, codec.silence());
            case RESUMING -> speech = fadeIn(out, offset, codec);
            case FADING -> {
                fadeOut(out, offset, codec);
                return 0;
            }
            case CUT, WAITING -> {}
        }
        if (speech == 0) {
            Arrays.fill(out, offset, offset + PlayoutQueue.FRAME, codec.silence());
        }
        return speech;
    }

    private int fadeIn(byte[] out, int offset, G711 codec) {
        int speech = queue.poll(out, offset, codec.silence());
        if (speech > 0) {
            state = State.PLAYING;
            scale(out, offset, codec, 0, 1);
        }
        return speech;
    }

    private void fadeOut(byte[] out, int offset, G711 codec) {
        state = State.CUT;
        int silentFrom = 0;
        if (queue.peek(out, offset, codec.silence()) > 0) {
            scale(out, offset, codec, FADE_SAMPLES, -1);
            silentFrom = FADE_SAMPLES;
        }
        Arrays.fill(out, offset + silentFrom, offset + PlayoutQueue.FRAME, codec.silence());
    }

    private void scale(byte[] out, int offset, G711 codec, int firstGain, int step) {
        codec.decode(out, offset, FADE_SAMPLES, pcm, 0);
        for (int i = 0; i < FADE_SAMPLES; i++) {
            pcm[i] = (short) (pcm[i] * (firstGain + i * step) / FADE_SAMPLES);
        }
        codec.encode(pcm, 0, FADE_SAMPLES, out, offset);
    }
}

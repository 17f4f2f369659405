package dev.callwright.agent.bridge;

import dev.callwright.media.dsp.HoldTone;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/**
 * The soft tone a caller hears while somebody is awaited. It is played a little ahead, gives way at once to whatever the agent says,
 * and comes back in its pauses. Owner: media loop.
 */
final class Filler {

    private static final long PIECE_MILLIS = 100;
    private static final int PIECE_SAMPLES = 800;
    /** Played ahead at most, so that a late loop leaves no hole. */
    private static final int AHEAD_SAMPLES = 1_600;

    private final EventLoop loop;
    private final Downlink downlink;
    private final HoldTone tone = new HoldTone();
    private final short[] piece = new short[PIECE_SAMPLES];
    private boolean on;
    private int round;

    Filler(EventLoop loop, Downlink downlink) {
        this.loop = loop;
        this.downlink = downlink;
    }

    void start() {
        if (!on) {
            on = true;
            tone.restart();
            play(++round);
        }
    }

    void stop() {
        on = false;
        downlink.stopFilling();
    }

    private void play(int mine) {
        if (!on || mine != round) {
            return;
        }
        while (downlink.fillable(AHEAD_SAMPLES)) {
            tone.next(piece, 0, PIECE_SAMPLES);
            downlink.fill(piece, PIECE_SAMPLES);
        }
        var _ = loop.schedule(() -> play(mine), PIECE_MILLIS, TimeUnit.MILLISECONDS);
    }
}

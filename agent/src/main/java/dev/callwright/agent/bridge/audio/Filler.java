package dev.callwright.agent.bridge.audio;

import dev.callwright.media.dsp.HoldTone;
import io.netty.channel.EventLoop;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The soft tone of a caller who waits, as long as there is a reason. It is played a little ahead, gives way at once to whatever the
 * agent says, and comes back in its pauses. Owner: media loop.
 */
public final class Filler {

    private static final long PIECE_MILLIS = 100;
    private static final int PIECE_SAMPLES = 800;
    /** Played ahead at most, so that a late loop leaves no hole. */
    private static final int AHEAD_SAMPLES = 1_600;

    /** What the caller waits for. */
    public enum Reason {
        /** Somebody asked for it, for a tool or a colleague that takes its time. */
        ASKED,
        /** An answer, or a model that is away. */
        MODEL
    }

    private final EventLoop loop;
    private final Downlink downlink;
    private final HoldTone tone = new HoldTone();
    private final short[] piece = new short[PIECE_SAMPLES];
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private int round;

    public Filler(EventLoop loop, Downlink downlink) {
        this.loop = loop;
        this.downlink = downlink;
    }

    public void start(Reason reason) {
        boolean silent = reasons.isEmpty();
        reasons.add(reason);
        if (silent) {
            tone.restart();
            play(++round);
        }
    }

    public void stop(Reason reason) {
        if (reasons.remove(reason) && reasons.isEmpty()) {
            downlink.stopFilling();
        }
    }

    /** Whether there is a reason. */
    public boolean wanted() {
        return !reasons.isEmpty();
    }

    /** Whether the agent speaks, for whom it gives way. */
    public boolean givesWay() {
        return downlink.speaking();
    }

    private void play(int mine) {
        if (reasons.isEmpty() || mine != round) {
            return;
        }
        while (downlink.fillable(AHEAD_SAMPLES)) {
            long before = downlink.queued();
            tone.next(piece, 0, PIECE_SAMPLES);
            downlink.fill(piece, PIECE_SAMPLES);
            if (downlink.queued() == before) {
                break;
            }
        }
        var _ = loop.schedule(() -> play(mine), PIECE_MILLIS, TimeUnit.MILLISECONDS);
    }
}

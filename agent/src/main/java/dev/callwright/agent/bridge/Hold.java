package dev.callwright.agent.bridge;

import dev.callwright.media.dsp.HoldTone;
import dev.callwright.media.leg.RtpLeg;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/**
 * A soft tone for a caller who waits. Only so much is queued as the next refill needs, and {@link #stop} drops that too, so that
 * it never delays an answer. Owner: media loop.
 */
final class Hold {

    private static final int PIECE = 960;
    private static final int AHEAD = 2 * PIECE;
    private static final long REFILL_MILLIS = 100;

    private final EventLoop loop;
    private final RtpLeg leg;
    private final HoldTone tone = new HoldTone();
    private final short[] piece = new short[PIECE];

    private boolean sounding;
    private int run;

    Hold(EventLoop loop, RtpLeg leg) {
        this.loop = loop;
        this.leg = leg;
    }

    boolean sounding() {
        return sounding;
    }

    /** Begins to sound. Nothing else may be queued. */
    void start() {
        if (!sounding) {
            sounding = true;
            tone.restart();
            refill(++run);
        }
    }

    /** Is quiet at once. */
    void stop() {
        if (sounding) {
            sounding = false;
            var _ = leg.flush();
        }
    }

    private void refill(int ofRun) {
        if (!sounding || ofRun != run) {
            return;
        }
        while (leg.queuedSamples() - leg.sentSamples() < AHEAD) {
            long before = leg.queuedSamples();
            tone.next(piece, 0, PIECE);
            leg.play(piece, 0, PIECE);
            if (leg.queuedSamples() - before < PIECE) {
                break;
            }
        }
        var _ = loop.schedule(() -> refill(ofRun), REFILL_MILLIS, TimeUnit.MILLISECONDS);
    }
}

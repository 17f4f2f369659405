package dev.callwright.media.leg;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The one 20 ms tick of a loop, which serves all its legs. It rests while there are none.
 *
 * <p>After a stall Netty runs a periodic task several times in a row; only the first run finds slots due. Owner: media
 * loop.
 */
final class LoopTicker implements Runnable {

    static final long PERIOD_NANOS = 20_000_000;

    private final EventLoop loop;
    private final Counters counters;
    private final LatenessHistogram lateness;
    private final SlotClock clock = new SlotClock(PERIOD_NANOS);
    private final List<RtpLeg> legs = new ArrayList<>();
    private Optional<Future<?>> task = Optional.empty();

    LoopTicker(EventLoop loop, Counters counters, LatenessHistogram lateness) {
        this.loop = loop;
        this.counters = counters;
        this.lateness = lateness;
    }

    void add(RtpLeg leg) {
        assert loop.inEventLoop();
        legs.add(leg);
        if (task.isEmpty()) {
            clock.start(System.nanoTime());
            task = Optional.of(loop.scheduleAtFixedRate(this, PERIOD_NANOS, PERIOD_NANOS, TimeUnit.NANOSECONDS));
        }
    }

    /** Not to be called from within a tick. */
    void remove(RtpLeg leg) {
        assert loop.inEventLoop();
        legs.remove(leg);
        if (legs.isEmpty()) {
            task.ifPresent(running -> running.cancel(false));
            task = Optional.empty();
        }
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        int slots = clock.due(now);
        if (slots == 0) {
            return;
        }
        counters.increment(Meter.TICKS);
        counters.add(Meter.SKIPPED_SLOTS, slots - 1);
        lateness.record(clock.latenessNanos());
        for (int i = 0; i < legs.size(); i++) {
            legs.get(i).tick(slots, now);
        }
    }
}

package dev.callwright.media.leg;

import io.netty.channel.EventLoop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** An event loop and what its legs share. Owner: the loop, except for the number of legs. */
final class MediaLoop {

    /** No RTP of ours is near this; longer datagrams are cut by the kernel and fail to parse as voice. */
    static final int MAX_DATAGRAM = 2048;

    private final EventLoop loop;
    private final Counters counters = new Counters();
    private final LatenessHistogram lateness = new LatenessHistogram();
    private final LoopTicker ticker;
    private final AtomicInteger legCount = new AtomicInteger();
    private final Set<RtpLeg> legs = new HashSet<>();

    /** Scratch space: a datagram is read here, and what is kept of it is copied out before the next one. */
    private final byte[] datagram = new byte[MAX_DATAGRAM];

    /** Scratch space for the packet being sent. */
    private final byte[] packet = new byte[Downlink.MAX_PACKET];

    MediaLoop(EventLoop loop) {
        this.loop = loop;
        ticker = new LoopTicker(loop, counters, lateness);
    }

    EventLoop eventLoop() {
        return loop;
    }

    Counters counters() {
        return counters;
    }

    LatenessHistogram lateness() {
        return lateness;
    }

    LoopTicker ticker() {
        return ticker;
    }

    byte[] datagram() {
        return datagram;
    }

    byte[] packet() {
        return packet;
    }

    /** Thread-safe. Counts a leg from before its port is bound, so that the next call goes elsewhere. */
    void expectLeg() {
        legCount.incrementAndGet();
    }

    /** Thread-safe. */
    void forgetLeg() {
        legCount.decrementAndGet();
    }

    /** Thread-safe. */
    int legCount() {
        return legCount.get();
    }

    void add(RtpLeg leg) {
        assert loop.inEventLoop();
        legs.add(leg);
    }

    void remove(RtpLeg leg) {
        assert loop.inEventLoop();
        legs.remove(leg);
        ticker.remove(leg);
    }

    void closeLegs() {
        assert loop.inEventLoop();
        List.copyOf(legs).forEach(RtpLeg::close);
    }
}

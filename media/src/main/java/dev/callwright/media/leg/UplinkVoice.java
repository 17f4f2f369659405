package dev.callwright.media.leg;

import dev.callwright.media.codec.G711;
import dev.callwright.media.dsp.Concealer;
import dev.callwright.media.jitter.Arrival;
import dev.callwright.media.jitter.Playout;
import dev.callwright.media.jitter.ReorderWindow;
import dev.callwright.media.rtp.RtpPacket;
import java.util.Arrays;

/**
 * The caller's voice from packets to samples: order, decoding, concealment, and silence where there is nothing.
 *
 * <p>The model's turn detection needs a continuous stream, so when no voice is heard for longer than a gap may last,
 * silence is fed at the pace of the tick. If a gap turns out later to be loss, what was already filled is not made up
 * again. Owner: media loop.
 */
final class UplinkVoice {

    private static final int MAX_FRAME = 480;
    private static final int SLOT = 160;

    /** On top of the longest wait for a missing packet: a packet of 20 ms and as much jitter. */
    private static final long FILL_MARGIN_NANOS = 40_000_000;

    /** Silence fed at once after a stall of the loop: 200 ms. */
    private static final int MAX_FILL_SLOTS = 10;

    private final ReorderWindow window;
    private final Concealer concealer = new Concealer();
    private final short[] pcm = new short[MAX_FRAME];
    private final long fillAfterNanos;
    private final LegListener listener;
    private final Counters counters;

    private G711 codec = G711.PCMU;
    private long lastHeardNanos;
    private int filledSamples;

    UplinkVoice(long reorderWaitNanos, LegListener listener, Counters counters) {
        window = new ReorderWindow(reorderWaitNanos);
        fillAfterNanos = reorderWaitNanos + FILL_MARGIN_NANOS;
        this.listener = listener;
        this.counters = counters;
    }

    void codec(G711 codec) {
        this.codec = codec;
    }

    /** No voice is to be expected for now, so the silence begins with the next tick. */
    void fillFromNow(long nowNanos) {
        lastHeardNanos = nowNanos - fillAfterNanos;
    }

    void receive(RtpPacket packet, long nowNanos) {
        Arrival arrival = window.offer(
                packet.ssrc(),
                packet.sequenceNumber(),
                packet.timestamp(),
                packet.buffer(),
                packet.payloadOffset(),
                packet.payloadLength(),
                nowNanos);
        switch (arrival) {
            case NEXT, EARLY -> {}
            case LATE -> counters.dropped(DropReason.LATE);
            case DUPLICATE -> counters.dropped(DropReason.DUPLICATE);
            case RESTART -> counters.increment(Meter.RESTARTS);
        }
        drain(nowNanos);
    }

    /** A packet without voice took a sequence number. */
    void skip(RtpPacket packet, long nowNanos) {
        window.skip(packet.ssrc(), packet.sequenceNumber(), nowNanos);
        drain(nowNanos);
    }

    void tick(int slots, long nowNanos) {
        drain(nowNanos);
        if (nowNanos - lastHeardNanos >= fillAfterNanos) {
            for (int i = Math.min(slots, MAX_FILL_SLOTS); i > 0; i--) {
                fill(nowNanos);
            }
        }
    }

    private void drain(long nowNanos) {
        for (Playout next = window.poll(nowNanos); next != Playout.NOTHING; next = window.poll(nowNanos)) {
            if (next == Playout.LOST) {
                conceal(nowNanos);
            } else {
                hear(nowNanos);
            }
        }
    }

    private void hear(long nowNanos) {
        int length = window.length();
        codec.decode(window.buffer(), window.offset(), length, pcm, 0);
        concealer.good(pcm, 0, length);
        lastHeardNanos = nowNanos;
        filledSamples = 0;
        listener.onAudio(pcm, length, window.arrivalNanos());
    }

    private void conceal(long nowNanos) {
        counters.add(Meter.LOST_PACKETS, window.lostPackets());
        int missing = Math.max(0, window.lostSamples() - filledSamples);
        filledSamples = 0;
        counters.add(Meter.CONCEALED_SAMPLES, missing);
        while (missing > 0) {
            int length = Math.min(missing, SLOT);
            concealer.conceal(pcm, 0, length);
            listener.onAudio(pcm, length, nowNanos);
            missing -= length;
        }
    }

    private void fill(long nowNanos) {
        Arrays.fill(pcm, 0, SLOT, (short) 0);
        concealer.good(pcm, 0, SLOT);
        filledSamples = Math.min(filledSamples + SLOT, ReorderWindow.MAX_LOST_SAMPLES);
        counters.add(Meter.FILLED_SAMPLES, SLOT);
        listener.onAudio(pcm, SLOT, nowNanos);
    }
}

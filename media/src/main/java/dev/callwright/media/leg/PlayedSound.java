package dev.callwright.media.leg;

import dev.callwright.media.codec.G711;
import dev.callwright.media.jitter.PlayoutQueue;
import dev.callwright.media.rtp.RtpPacket;

/** Tells what was sent in each slot, as samples: every slot of 20 ms once, silent ones too. Owner: media loop. */
final class PlayedSound {

    /** Silence told at once after a stall of the loop: 200 ms. */
    private static final int MAX_SILENT_SLOTS = 10;

    private static final short[] SILENCE = new short[PlayoutQueue.FRAME];

    private final LegListener listener;
    private final short[] pcm = new short[PlayoutQueue.FRAME];
    private boolean sounding;

    PlayedSound(LegListener listener) {
        this.listener = listener;
    }

    /** The packet being written has sound. */
    void packet(byte[] packet, G711 codec) {
        codec.decode(packet, RtpPacket.HEADER_OCTETS, PlayoutQueue.FRAME, pcm, 0);
        sounding = true;
    }

    /** Slots passed without a packet. */
    void skipped(int slots) {
        for (int i = Math.min(slots, MAX_SILENT_SLOTS); i > 0; i--) {
            listener.onPlayed(SILENCE, SILENCE.length);
        }
    }

    /** The slot is over. */
    void tell() {
        listener.onPlayed(sounding ? pcm : SILENCE, pcm.length);
        sounding = false;
    }
}

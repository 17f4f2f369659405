package dev.callwright.media.leg;

import java.util.Map;

/**
 * What one leg, or all legs together, have done so far. Immutable.
 *
 * @param packetsIn          datagrams received, dropped ones included
 * @param packetsOut         datagrams handed to the kernel
 * @param lostPackets        gaps in the caller's sequence numbers that stayed
 * @param concealedSamples   samples made up for them, at 8 kHz
 * @param filledSamples      samples of silence heard because the caller sent none
 * @param restarts           times the caller's stream began anew, the first time included
 * @param unsentPackets      slots that stayed empty because the socket was full
 * @param overflowedSamples  samples dropped because the playout queue was full
 * @param unsentDigits       digits dropped, because the caller takes no events or because too many were waiting
 * @param socketErrors       errors reported by the socket; the leg lives on
 * @param failures           exceptions out of a listener; logged once, the leg lives on
 * @param dropped            datagrams dropped, by every reason
 */
public record LegStats(
        long packetsIn,
        long packetsOut,
        long lostPackets,
        long concealedSamples,
        long filledSamples,
        long restarts,
        long unsentPackets,
        long overflowedSamples,
        long unsentDigits,
        long socketErrors,
        long failures,
        Map<DropReason, Long> dropped) {

    public LegStats {
        dropped = Map.copyOf(dropped);
    }

    public long dropped(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }
}

package dev.callwright.agent.simulator.speech;

import java.time.Duration;
import java.util.Arrays;

/**
 * The input audio buffer of a connection. With detection on it keeps the prefix while the caller is silent and hands out each
 * utterance as it was received, byte for byte; with detection off it collects until it is taken.
 *
 * <p>Bounded: beyond the longest utterance the oldest audio is dropped and counted. Owner: the connection's event loop.
 */
public final class CallerAudio {

    /** Audio kept behind the last loud frame, so that a soft ending is not cut. */
    static final int TRAILING_MILLIS = 100;

    private static final int PIECE = 48_000;

    /** Hears where speech begins and ends. */
    public interface Listener {

        void speechStarted(long audioMillis);

        void speechStopped(long audioMillis, byte[] utterance);
    }

    /**
     * What counts as speech, and where it begins and ends.
     *
     * @param loudRms     energy that counts as speech
     * @param prefix      audio kept before the first loud frame
     * @param startDelay  audio between the onset and its report
     * @param stopDelay   silence between the end and its report
     */
    public record Detection(int loudRms, Duration prefix, Duration startDelay, Duration stopDelay) {}

    private final int capacity;

    private byte[] buffer = new byte[PIECE];
    private int length;
    private long discarded;
    private long dropped;

    private boolean detecting;
    private Detection detection = new Detection(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    private EnergyVad vad = detector();
    private long vadOrigin;
    private long scanned;

    public CallerAudio(Duration longestUtterance) {
        this.capacity = Math.toIntExact(Pcm.bytes(longestUtterance.toMillis()));
    }

    /** Switches detection on, or over to other settings; audio received before is forgotten. */
    public void detect(Detection detection) {
        this.detection = detection;
        detecting = true;
        clear();
    }

    public void stopDetecting() {
        detecting = false;
        clear();
    }

    public boolean detecting() {
        return detecting;
    }

    /** Takes an even number of bytes. */
    public void append(byte[] pcm, Listener listener) {
        // Piecewise, so that one enormous chunk is detected in rather than dropped by the bound.
        int piece = Math.min(capacity / 2, PIECE);
        for (int offset = 0; offset < pcm.length; offset += piece) {
            store(pcm, offset, Math.min(piece, pcm.length - offset));
            if (detecting) {
                scan(listener);
            }
        }
    }

    /** Everything collected since the last take or clear. */
    public byte[] take() {
        byte[] pcm = Arrays.copyOf(buffer, length);
        clear();
        return pcm;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** Forgets the audio; the rest of a sentence whose beginning was cleared is a new utterance. */
    public void clear() {
        discardBefore(end());
        vad = detector();
        vadOrigin = end();
        scanned = end();
    }

    /** Bytes lost to the bound. */
    public long dropped() {
        return dropped;
    }

    private void store(byte[] pcm, int offset, int count) {
        int excess = length + count - capacity;
        if (excess > 0) {
            dropped += excess;
            discardBefore(discarded + excess);
        }
        if (length + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(capacity, Math.max(buffer.length * 2, length + count)));
        }
        System.arraycopy(pcm, offset, buffer, length, count);
        length += count;
    }

    private void scan(Listener listener) {
        while (scanned + EnergyVad.FRAME_BYTES <= end()) {
            EnergyVad.Edge edge = vad.accept(buffer, (int) (scanned - discarded));
            scanned += EnergyVad.FRAME_BYTES;
            switch (edge) {
                case NONE -> {}
                case STARTED -> listener.speechStarted(Pcm.millis(vadOrigin) + vad.onsetMillis());
                case STOPPED -> listener.speechStopped(Pcm.millis(vadOrigin) + vad.endMillis(), utterance());
            }
        }
        if (vad.silent() && length > prefixBytes() + PIECE) {
            discardBefore(scanned - prefixBytes());
        }
    }

    private EnergyVad detector() {
        return new EnergyVad(detection.loudRms(), detection.startDelay(), detection.stopDelay());
    }

    private long prefixBytes() {
        return Pcm.bytes(detection.prefix().toMillis());
    }

    private byte[] utterance() {
        long from = Math.max(discarded, vadOrigin + Pcm.bytes(vad.onsetMillis()) - prefixBytes());
        long to = Math.min(scanned, vadOrigin + Pcm.bytes(vad.endMillis() + TRAILING_MILLIS));
        byte[] pcm = Arrays.copyOfRange(buffer, (int) (from - discarded), (int) (to - discarded));
        discardBefore(to);
        return pcm;
    }

    private void discardBefore(long position) {
        int count = Math.clamp(position - discarded, 0, length);
        System.arraycopy(buffer, count, buffer, 0, length - count);
        length -= count;
        discarded += count;
    }

    private long end() {
        return discarded + length;
    }
}

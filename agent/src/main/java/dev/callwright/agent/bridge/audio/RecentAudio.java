package dev.callwright.agent.bridge.audio;

import dev.callwright.media.codec.G711;

/**
 * The latest {@value #SECONDS} seconds of sound from the caller, for a session that was not there when it was said. Pauses are
 * kept to half a second, so that a wait for the next session does not push out the words said before it. Samples at 8 kHz, kept
 * as octets of G.711. Positions count samples kept since the beginning of the call. Owner: media loop.
 */
public final class RecentAudio {

    static final int SECONDS = 10;

    private static final int CAPACITY = SECONDS * 8_000;
    private static final int PIECE = 160;
    private static final int KEPT_PAUSE = 4_000;
    private static final int LEAD_IN = 2_400;
    /** Quieter than this is a pause: about -46 dBm0, below the speech of a quiet caller and above most lines' noise. */
    private static final int SOUND_RMS = 120;
    /** Louder than the threshold of any voice detection. */
    private static final int LOUD_RMS = 800;
    /** A pause of this length ends what was being said. */
    private static final int END_OF_SPEECH = 12_000;

    private final byte[] ring = new byte[CAPACITY];
    private final byte[] octets = new byte[PIECE];
    private final short[] piece = new short[PIECE];

    private long position;
    private int quiet = END_OF_SPEECH;
    private long speechStart;
    private int voiced;
    private int loud;

    /** Takes in what the caller said just now. */
    public void keep(short[] pcm, int length) {
        int rms = rms(pcm, length);
        boolean sound = rms >= SOUND_RMS;
        if (sound && quiet >= END_OF_SPEECH) {
            speechStart = Math.max(0, position - LEAD_IN);
            voiced = 0;
            loud = 0;
        }
        quiet = sound ? 0 : Math.min(quiet + length, Integer.MAX_VALUE / 2);
        voiced += sound ? length : 0;
        loud += rms >= LOUD_RMS ? length : 0;
        if (quiet <= KEPT_PAUSE) {
            write(pcm, length);
        }
    }

    /** Where the next sample will stand. */
    public long position() {
        return position;
    }

    /** Where the latest words of the caller begin, with a little of what was before. */
    public long speechStart() {
        return speechStart;
    }

    /** How much of the latest words was sound, in milliseconds. */
    public int voicedMillis() {
        return voiced / 8;
    }

    /** How much of the latest words was loud, in milliseconds. */
    public int loudMillis() {
        return loud / 8;
    }

    /** How long the caller has been quiet. */
    public int quietMillis() {
        return quiet / 8;
    }

    /** Whether all since that position is still here. */
    public boolean holds(long from) {
        return position - from <= CAPACITY;
    }

    /** Hands over what was kept from that position on, or what is left of it. */
    public void replay(long from, Ear ear) {
        long at = Math.max(from, Math.max(0, position - CAPACITY));
        while (at < position) {
            int index = (int) (at % CAPACITY);
            int length = (int) Math.min(Math.min(PIECE, position - at), CAPACITY - index);
            G711.PCMA.decode(ring, index, length, piece, 0);
            ear.hear(piece, length);
            at += length;
        }
    }

    /** Who hears it. The array is reused. */
    @FunctionalInterface
    public interface Ear {
        void hear(short[] pcm, int length);
    }

    private void write(short[] pcm, int length) {
        for (int from = 0; from < length; from += PIECE) {
            int part = Math.min(PIECE, length - from);
            G711.PCMA.encode(pcm, from, part, octets, 0);
            for (int i = 0; i < part; i++) {
                ring[(int) (position++ % CAPACITY)] = octets[i];
            }
        }
    }

    private static int rms(short[] pcm, int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += pcm[i] * pcm[i];
        }
        return length == 0 ? 0 : (int) Math.sqrt((double) sum / length);
    }
}

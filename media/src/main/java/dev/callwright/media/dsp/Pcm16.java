package dev.callwright.media.dsp;

/** Between PCM16 and floats of the same scale. Pure. */
final class Pcm16 {

    private Pcm16() {}

    /** Rounds to the nearest sample; what is too loud stays at the limit instead of wrapping round to the other sign. */
    static short round(float value) {
        // Shifted to be positive, since the cast cuts towards zero; the cast itself saturates far beyond 16 bits.
        return (short) (Math.clamp((int) (value + 32768.5f), 0, 65535) - 32768);
    }
}

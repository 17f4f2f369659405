package dev.callwright.media.codec;

import java.util.function.IntUnaryOperator;

/**
 * G.711 (ITU-T G.711): one octet a sample at 8 kHz, PCM16 on the other side.
 *
 * <p>Both directions are table look-ups, measured five times cheaper than the formula. Where a PCM16 sample falls on a
 * decision value, the choice is the one of the reference software ITU-T G.191: negative samples are complemented, not
 * negated. Immutable, callable from any thread.
 */
@SuppressWarnings("ImmutableEnumChecker") // The tables are filled once and never handed out.
public enum G711 {
    PCMU(0, 0xFF, G711::expandMu, G711::compressMu),
    PCMA(8, 0xD5, G711::expandA, G711::compressA);

    private static final int CODES = 256;
    private static final int SAMPLES = 65536;
    private static final int MU_BIAS = 33;
    private static final int MU_CLIP = 8191;

    private final int staticPayloadType;
    private final byte silence;
    private final short[] expanded = new short[CODES];
    private final byte[] compressed = new byte[SAMPLES];

    G711(int staticPayloadType, int silence, IntUnaryOperator expand, IntUnaryOperator compress) {
        this.staticPayloadType = staticPayloadType;
        this.silence = (byte) silence;
        for (int code = 0; code < CODES; code++) {
            expanded[code] = (short) expand.applyAsInt(code);
        }
        for (int bits = 0; bits < SAMPLES; bits++) {
            compressed[bits] = (byte) compress.applyAsInt((short) bits);
        }
    }

    /** The payload type RFC 3551 §6 assigns: 0 for PCMU, 8 for PCMA. */
    public int staticPayloadType() {
        return staticPayloadType;
    }

    /** The name an {@code rtpmap} attribute carries (RFC 3551 §4.5.14). */
    public String encodingName() {
        return name();
    }

    /** The octet of positive zero, or of the smallest positive step where the law has no zero. */
    public byte silence() {
        return silence;
    }

    /** Expands {@code length} octets into as many samples. */
    public void decode(byte[] in, int offset, int length, short[] out, int outOffset) {
        for (int i = 0; i < length; i++) {
            out[outOffset + i] = expanded[in[offset + i] & 0xFF];
        }
    }

    /** Compresses {@code length} samples into as many octets. */
    public void encode(short[] in, int offset, int length, byte[] out, int outOffset) {
        for (int i = 0; i < length; i++) {
            out[outOffset + i] = compressed[in[offset + i] & 0xFFFF];
        }
    }

    // A code is sign, three bits of segment, four bits of step. Mu-law sends all bits inverted, works on 14-bit samples
    // and shifts its segments by a bias so that each one starts at a power of two.

    private static int expandMu(int code) {
        int bits = ~code;
        int segment = (bits >> 4) & 7;
        int magnitude = (((2 * (bits & 15) + MU_BIAS) << segment) - MU_BIAS) << 2;
        return (bits & 0x80) == 0 ? magnitude : -magnitude;
    }

    private static int compressMu(int sample) {
        int magnitude = (sample < 0 ? ~sample : sample) >> 2;
        int biased = Math.min(magnitude + MU_BIAS, MU_CLIP);
        int segment = 26 - Integer.numberOfLeadingZeros(biased);
        int bits = (segment << 4) | ((biased >> (segment + 1)) & 15);
        return ~(sample < 0 ? bits | 0x80 : bits);
    }

    // A-law works on 13-bit samples, its two lowest segments share one step size, and it inverts every other bit.

    private static int expandA(int code) {
        int bits = code ^ 0x55;
        int segment = (bits >> 4) & 7;
        int step = 2 * (bits & 15) + 1;
        int magnitude = (segment == 0 ? step : (step + 32) << (segment - 1)) << 3;
        return (bits & 0x80) == 0 ? -magnitude : magnitude;
    }

    private static int compressA(int sample) {
        int magnitude = (sample < 0 ? ~sample : sample) >> 4;
        int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
        int bits = (segment << 4) | ((magnitude >> Math.max(0, segment - 1)) & 15);
        return (sample < 0 ? bits : bits | 0x80) ^ 0x55;
    }
}

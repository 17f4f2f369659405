package dev.callwright.agent.realtime.codec;

import java.util.Arrays;
import java.util.Base64;

/**
 * Base64 of audio back to octets, without allocation once warm. Owner: media loop.
 *
 * <p>{@link Base64.Decoder} is fast but wants whole arrays. So the text is cut into blocks of one size, copied into an array
 * of exactly that size; the last block is taken from the end and may overlap the one before it, which rewrites the same octets.
 */
final class AudioPayload {

    private static final int[] BLOCK_SIZES = {4096, 256, 16, 4};

    private final Base64.Decoder decoder = Base64.getDecoder();
    private final byte[][] texts = new byte[BLOCK_SIZES.length][];
    private final byte[] block = new byte[octets(BLOCK_SIZES[0])];
    private byte[] pcm = new byte[16 * 1024];

    AudioPayload() {
        Arrays.setAll(texts, index -> new byte[BLOCK_SIZES[index]]);
    }

    /** The octets of the last {@link #decode}; reused. */
    byte[] pcm() {
        return pcm;
    }

    /** Number of octets decoded, or -1 when the text is no base64. */
    int decode(byte[] text, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        try {
            return length % 4 == 0 ? decodeBlocks(text, from, length) : decodeUnpadded(text, from, to);
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private int decodeBlocks(byte[] text, int from, int length) {
        reserve(octets(length));
        byte[] exact = blockFor(length);
        int last = length - exact.length;
        for (int at = 0; at < last; at += exact.length) {
            if (decodeBlock(text, from, at, exact) != octets(exact.length)) {
                return -1;
            }
        }
        return octets(last) + decodeBlock(text, from, last, exact);
    }

    private int decodeBlock(byte[] text, int from, int at, byte[] exact) {
        System.arraycopy(text, from + at, exact, 0, exact.length);
        int decoded = decoder.decode(exact, block);
        System.arraycopy(block, 0, pcm, octets(at), decoded);
        return decoded;
    }

    /** Padding left out: unusual, so it may allocate. */
    private int decodeUnpadded(byte[] text, int from, int to) {
        byte[] decoded = decoder.decode(Arrays.copyOfRange(text, from, to));
        reserve(decoded.length);
        System.arraycopy(decoded, 0, pcm, 0, decoded.length);
        return decoded.length;
    }

    private byte[] blockFor(int length) {
        int index = 0;
        while (BLOCK_SIZES[index] > length) {
            index++;
        }
        return texts[index];
    }

    private void reserve(int octets) {
        if (pcm.length < octets) {
            pcm = new byte[octets];
        }
    }

    private static int octets(int characters) {
        return characters / 4 * 3;
    }
}

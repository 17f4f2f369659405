package dev.callwright.agent.realtime.codec;

import java.util.Arrays;
import java.util.Base64;

/**
 * Octets to base64 (RFC 4648 §4) without allocation. {@link Base64.Encoder} is fast but takes whole arrays only, so the
 * octets go through arrays of a few sizes; all but the last two sizes are multiples of three and join without padding.
 * Owner: media loop.
 */
final class AudioText {

    private static final int[] BLOCK_SIZES = {480, 60, 12, 3, 2, 1};

    private final Base64.Encoder encoder = Base64.getEncoder();
    private final byte[][] blocks = new byte[BLOCK_SIZES.length][];
    private final byte[] text = new byte[length(BLOCK_SIZES[0])];

    AudioText() {
        Arrays.setAll(blocks, index -> new byte[BLOCK_SIZES[index]]);
    }

    /** Characters of that many octets. */
    static int length(int octets) {
        return (octets + 2) / 3 * 4;
    }

    /** Writes the text of the first {@code length} octets and returns where it ends. */
    int encode(byte[] octets, int length, byte[] out, int outFrom) {
        int at = 0;
        int end = outFrom;
        for (byte[] block : blocks) {
            while (length - at >= block.length) {
                System.arraycopy(octets, at, block, 0, block.length);
                int characters = encoder.encode(block, text);
                System.arraycopy(text, 0, out, end, characters);
                at += block.length;
                end += characters;
            }
        }
        return end;
    }
}

package dev.callwright.agent.realtime;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Base64;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The audio message as it goes over the wire, WebSocket frame and all, written by hand into arrays that are reused:
 *
 * <pre>
 *   octets  2 + 2 | 8     4      43                       n            2
 *          [ header   ][ mask ][ {"type":…,"audio":" ][ base64 PCM ][ "} ]     RFC 6455 §5.2
 *                              '------------- masked, §5.3 --------------'
 * </pre>
 *
 * <p>Base64 is done in blocks of 10 ms, since {@link Base64.Encoder} takes whole arrays only: audio of a multiple of 10 ms
 * allocates nothing. Owner: media loop.
 */
final class AppendFrame {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** 10 ms; 480 octets are a multiple of three, so blocks join without padding. */
    private static final int BLOCK_SAMPLES = 240;

    private static final int FINAL_TEXT_FRAME = 0x81;
    private static final int MASKED = 0x80;
    private static final int MASK_LENGTH = 4;
    private static final int MAX_SHORT_PAYLOAD = 0xFFFF;

    private final Base64.Encoder encoder = Base64.getEncoder();
    private final SplittableRandom masks;
    private final byte[] prefix;
    private final byte[] block = new byte[BLOCK_SAMPLES * Short.BYTES];
    private final ShortBuffer blockSamples =
            ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    private final byte[] blockText = new byte[BLOCK_SAMPLES * Short.BYTES / 3 * 4];
    private byte[] payload = new byte[4096];

    AppendFrame(byte[] prefix, SplittableRandom masks) {
        this.prefix = prefix;
        this.masks = masks;
    }

    /** Bound on the octets {@link #write} will write for that many samples. */
    int bound(int samples) {
        return 2 + Long.BYTES + MASK_LENGTH + payloadLength(samples);
    }

    /** Writes one complete frame. */
    void write(short[] pcm, int length, ByteBuf out) {
        Objects.checkFromIndexSize(0, length, pcm.length);
        int total = payloadLength(length);
        reserve(total);
        fill(pcm, length);
        int mask = masks.nextInt();
        mask(total, mask);
        writeHeader(total, mask, out);
        out.writeBytes(payload, 0, total);
    }

    private void fill(short[] pcm, int length) {
        System.arraycopy(prefix, 0, payload, 0, prefix.length);
        int at = prefix.length;
        int whole = length - length % BLOCK_SAMPLES;
        for (int sample = 0; sample < whole; sample += BLOCK_SAMPLES) {
            blockSamples.put(0, pcm, sample, BLOCK_SAMPLES);
            int characters = encoder.encode(block, blockText);
            System.arraycopy(blockText, 0, payload, at, characters);
            at += characters;
        }
        at += fillRest(pcm, whole, length - whole, at);
        System.arraycopy(Dialect.APPEND_SUFFIX, 0, payload, at, Dialect.APPEND_SUFFIX.length);
    }

    private int fillRest(short[] pcm, int from, int samples, int at) {
        if (samples == 0) {
            return 0;
        }
        byte[] rest = new byte[samples * Short.BYTES];
        ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(pcm, from, samples);
        int characters = encoder.encode(rest, blockText);
        System.arraycopy(blockText, 0, payload, at, characters);
        return characters;
    }

    /** Eight octets at a time; the array is longer than the payload, so the last step may run over it. */
    private void mask(int total, int mask) {
        long wide = (long) mask << Integer.SIZE | Integer.toUnsignedLong(mask);
        for (int at = 0; at < total; at += Long.BYTES) {
            LONGS.set(payload, at, (long) LONGS.get(payload, at) ^ wide);
        }
    }

    private static void writeHeader(int total, int mask, ByteBuf out) {
        out.writeByte(FINAL_TEXT_FRAME);
        if (total < 126) {
            out.writeByte(MASKED | total);
        } else if (total <= MAX_SHORT_PAYLOAD) {
            out.writeByte(MASKED | 126).writeShort(total);
        } else {
            out.writeByte(MASKED | 127).writeLong(total);
        }
        out.writeInt(mask);
    }

    private void reserve(int total) {
        if (payload.length < total + Long.BYTES) {
            payload = new byte[total + Long.BYTES];
        }
    }

    private int payloadLength(int samples) {
        return prefix.length + (samples * Short.BYTES + 2) / 3 * 4 + Dialect.APPEND_SUFFIX.length;
    }
}

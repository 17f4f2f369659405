package dev.callwright.agent.realtime.codec;

import dev.callwright.agent.realtime.AudioFormat;
import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The audio message as it goes over the wire, WebSocket frame and all, written by hand into arrays that are reused:
 *
 * <pre>
 *   octets  2 + 2 | 8     4      43                        n            2
 *          [ header   ][ mask ][ {"type":…,"audio":" ][ base64 audio ][ "} ]     RFC 6455 §5.2
 *                              '-------------- masked, §5.3 --------------'
 * </pre>
 *
 * <p>Nothing is allocated once the arrays have grown to the longest piece. Owner: media loop.
 */
public final class AppendFrame {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final byte[] PREFIX =
            "{\"type\":\"input_audio_buffer.append\",\"audio\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SUFFIX = "\"}".getBytes(StandardCharsets.US_ASCII);

    private static final int FINAL_TEXT_FRAME = 0x81;
    private static final int MASKED = 0x80;
    private static final int MASK_LENGTH = 4;
    private static final int MAX_SHORT_PAYLOAD = 0xFFFF;

    private final AudioOctets audio;
    private final AudioText text = new AudioText();
    private final SplittableRandom masks;
    private byte[] payload = new byte[4096];

    public AppendFrame(AudioFormat format, SplittableRandom masks) {
        this.audio = new AudioOctets(format);
        this.masks = masks;
    }

    /** Bound on the octets {@link #write} will write for that many samples. */
    public int bound(int samples) {
        return 2 + Long.BYTES + MASK_LENGTH + payloadLength(samples);
    }

    /** Writes one complete frame. */
    public void write(short[] pcm, int length, ByteBuf out) {
        Objects.checkFromIndexSize(0, length, pcm.length);
        int total = payloadLength(length);
        reserve(total);
        System.arraycopy(PREFIX, 0, payload, 0, PREFIX.length);
        int octets = audio.take(pcm, length);
        int end = text.encode(audio.octets(), octets, payload, PREFIX.length);
        System.arraycopy(SUFFIX, 0, payload, end, SUFFIX.length);
        int mask = masks.nextInt();
        mask(total, mask);
        writeHeader(total, mask, out);
        out.writeBytes(payload, 0, total);
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
        return PREFIX.length + AudioText.length(audio.length(samples)) + SUFFIX.length;
    }
}

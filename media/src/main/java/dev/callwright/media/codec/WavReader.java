package dev.callwright.media.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Takes the chunks of one RIFF file apart. Used once, by one thread.
 *
 * <p>A data chunk may claim more than the file holds (0xFFFFFFFF is what tools write into a pipe): what is there is read.
 */
final class WavReader {

    static final int PCM = 1;
    static final int A_LAW = 6;
    static final int MU_LAW = 7;

    private static final int EXTENSIBLE = 0xFFFE;
    private static final int CHUNK_HEADER = 8;
    private static final int FORMAT_OCTETS = 16;
    private static final int SUBFORMAT_AT = 24;

    private final ByteBuffer octets;
    private int format;
    private int channels;
    private int sampleRateHz;
    private int sampleBits;

    WavReader(byte[] octets) {
        this.octets = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    }

    WavFile read() {
        if (octets.remaining() < 12 || !"RIFF".equals(tag(0)) || !"WAVE".equals(tag(8))) {
            throw new WavException("not a RIFF WAVE file");
        }
        octets.position(12);
        while (octets.remaining() >= CHUNK_HEADER) {
            String tag = tag(octets.position());
            long claimed = octets.getInt(octets.position() + 4) & 0xFFFF_FFFFL;
            octets.position(octets.position() + CHUNK_HEADER);
            int length = (int) Math.min(claimed, octets.remaining());
            if ("data".equals(tag)) {
                return new WavFile(sampleRateHz, samples(length));
            }
            if ("fmt ".equals(tag)) {
                readFormat(length);
            }
            skipChunk(length);
        }
        throw new WavException("no data chunk");
    }

    private String tag(int at) {
        StringBuilder tag = new StringBuilder(4);
        for (int i = 0; i < 4; i++) {
            tag.append((char) (octets.get(at + i) & 0xFF));
        }
        return tag.toString();
    }

    /** Chunks are padded to an even length, and the padding is not counted. */
    private void skipChunk(int length) {
        octets.position(Math.min(octets.limit(), octets.position() + length + (length & 1)));
    }

    private void readFormat(int length) {
        if (length < FORMAT_OCTETS) {
            throw new WavException("format chunk of " + length + " octets");
        }
        int at = octets.position();
        format = octets.getShort(at) & 0xFFFF;
        channels = octets.getShort(at + 2) & 0xFFFF;
        sampleRateHz = octets.getInt(at + 4);
        sampleBits = octets.getShort(at + 14) & 0xFFFF;
        if (format == EXTENSIBLE && length >= SUBFORMAT_AT + 2) {
            format = octets.getShort(at + SUBFORMAT_AT) & 0xFFFF;
        }
        requireReadable();
    }

    private void requireReadable() {
        if (channels < 1 || channels > 2) {
            throw new WavException(channels + " channels");
        }
        int bits = format == PCM ? 16 : 8;
        if ((format != PCM && format != A_LAW && format != MU_LAW) || sampleBits != bits) {
            throw new WavException("format tag " + format + " with " + sampleBits + " bits");
        }
    }

    private short[][] samples(int length) {
        if (channels == 0) {
            throw new WavException("data before the format chunk");
        }
        int frames = length / (channels * sampleBits / 8);
        short[] interleaved = new short[frames * channels];
        if (format == PCM) {
            octets.asShortBuffer().get(interleaved);
        } else {
            G711 law = format == A_LAW ? G711.PCMA : G711.PCMU;
            law.decode(octets.array(), octets.position(), interleaved.length, interleaved, 0);
        }
        return channels == 1 ? new short[][] {interleaved} : split(interleaved, frames);
    }

    private static short[][] split(short[] interleaved, int frames) {
        short[][] split = new short[2][frames];
        for (int i = 0; i < frames; i++) {
            split[0][i] = interleaved[2 * i];
            split[1][i] = interleaved[2 * i + 1];
        }
        return split;
    }
}

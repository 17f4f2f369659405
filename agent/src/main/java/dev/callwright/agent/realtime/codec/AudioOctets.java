package dev.callwright.agent.realtime.codec;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.media.codec.G711;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/**
 * Samples as the octets a service takes: two each, little-endian, or one of G.711. An octet of G.711 that was expanded for us
 * comes out as it was, since compressing is the reverse of expanding; only mu-law's negative zero becomes zero. Owner: media loop.
 */
final class AudioOctets {

    private final AudioFormat format;
    private byte[] octets = new byte[2048];
    private ShortBuffer samples = samplesOf(octets);

    AudioOctets(AudioFormat format) {
        this.format = format;
    }

    /** Octets of that many samples. */
    int length(int count) {
        return format.isG711() ? count : count * Short.BYTES;
    }

    /** Converts; returns the number of octets. */
    int take(short[] pcm, int count) {
        int length = length(count);
        if (octets.length < length) {
            octets = new byte[length];
            samples = samplesOf(octets);
        }
        switch (format) {
            case PCMU -> G711.PCMU.encode(pcm, 0, count, octets, 0);
            case PCMA -> G711.PCMA.encode(pcm, 0, count, octets, 0);
            case PCM16_24K, PCM16_16K, PCM16_8K -> samples.put(0, pcm, 0, count);
        }
        return length;
    }

    /** The octets of the last {@link #take}; reused. */
    byte[] octets() {
        return octets;
    }

    private static ShortBuffer samplesOf(byte[] octets) {
        return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }
}

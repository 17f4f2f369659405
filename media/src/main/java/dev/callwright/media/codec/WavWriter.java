package dev.callwright.media.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Lays a WAV file out in memory. Stateless. */
final class WavWriter {

    private static final int HEADER = 44;

    private WavWriter() {}

    static byte[] pcm16(int sampleRateHz, short[][] channels) {
        int frames = channels[0].length;
        byte[] file = new byte[Math.addExact(HEADER, Math.multiplyExact(frames, 2 * channels.length))];
        ByteBuffer out = header(file, WavReader.PCM, sampleRateHz, channels.length, 2, frames);
        for (int i = 0; i < frames; i++) {
            for (short[] channel : channels) {
                out.putShort(channel[i]);
            }
        }
        return file;
    }

    /** An odd number of octets is padded by one (RIFF), which the chunk's own length does not count. */
    static byte[] muLaw(int sampleRateHz, short[] samples) {
        byte[] file = new byte[HEADER + samples.length + (samples.length & 1)];
        header(file, WavReader.MU_LAW, sampleRateHz, 1, 1, samples.length);
        G711.PCMU.encode(samples, 0, samples.length, file, HEADER);
        return file;
    }

    private static ByteBuffer header(
            byte[] file, int format, int sampleRateHz, int channels, int sampleOctets, int frames) {
        int frameOctets = channels * sampleOctets;
        ByteBuffer out = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        tag(out, "RIFF").putInt(file.length - 8);
        tag(out, "WAVE");
        tag(out, "fmt ").putInt(16).putShort((short) format).putShort((short) channels);
        out.putInt(sampleRateHz).putInt(sampleRateHz * frameOctets);
        out.putShort((short) frameOctets).putShort((short) (8 * sampleOctets));
        return tag(out, "data").putInt(frames * frameOctets);
    }

    private static ByteBuffer tag(ByteBuffer out, String tag) {
        return out.put(tag.getBytes(StandardCharsets.US_ASCII));
    }
}

package dev.callwright.media.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sound from or for a WAV file, held as PCM16 in memory: prompts, test calls, recordings.
 *
 * <p>Reads one or two channels of PCM16, A-law or mu-law at any rate; writes PCM16, and mu-law for one channel. Content
 * it cannot read raises {@link WavException}, a failing disk {@link IOException}. Immutable.
 */
public final class WavFile {

    /** Longest file that is read, in octets. */
    public static final int MAX_OCTETS = 64 << 20;

    private final int sampleRateHz;
    private final short[][] channels;

    /** Takes ownership of the arrays. */
    WavFile(int sampleRateHz, short[][] channels) {
        if (sampleRateHz < 1) {
            throw new WavException("sample rate of " + sampleRateHz + " Hz");
        }
        this.sampleRateHz = sampleRateHz;
        this.channels = channels;
    }

    /** One channel; the samples are copied. */
    public static WavFile mono(int sampleRateHz, short[] samples) {
        return new WavFile(sampleRateHz, new short[][] {samples.clone()});
    }

    /** Two channels of the same length; the samples are copied. */
    public static WavFile stereo(int sampleRateHz, short[] left, short[] right) {
        if (left.length != right.length) {
            throw new WavException("channels of " + left.length + " and " + right.length + " samples");
        }
        return new WavFile(sampleRateHz, new short[][] {left.clone(), right.clone()});
    }

    /** Reads a file. */
    public static WavFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /** Reads to the end of the stream, which stays open. */
    public static WavFile read(InputStream in) throws IOException {
        byte[] octets = in.readNBytes(MAX_OCTETS + 1);
        if (octets.length > MAX_OCTETS) {
            throw new WavException("longer than " + MAX_OCTETS + " octets");
        }
        return new WavReader(octets).read();
    }

    public int sampleRateHz() {
        return sampleRateHz;
    }

    /** Number of channels, 1 or 2. */
    public int channels() {
        return channels.length;
    }

    /** Samples in each channel. */
    public int length() {
        return channels[0].length;
    }

    /** A copy of one channel's samples, counted from 0. */
    public short[] samples(int channel) {
        return channels[channel].clone();
    }

    /** Writes PCM16. */
    public void writePcm16(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            writePcm16(out);
        }
    }

    /** Writes PCM16; the stream stays open. */
    public void writePcm16(OutputStream out) throws IOException {
        out.write(WavWriter.pcm16(sampleRateHz, channels));
    }

    /** Writes mu-law, which this class keeps to one channel. */
    public void writeMuLaw(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            writeMuLaw(out);
        }
    }

    /** Writes mu-law, which this class keeps to one channel; the stream stays open. */
    public void writeMuLaw(OutputStream out) throws IOException {
        if (channels.length != 1) {
            throw new WavException("mu-law is written for one channel, not " + channels.length);
        }
        out.write(WavWriter.muLaw(sampleRateHz, channels[0]));
    }
}

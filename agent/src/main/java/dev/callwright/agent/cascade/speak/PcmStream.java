package dev.callwright.agent.cascade.speak;

import dev.callwright.agent.cascade.http.SenselessAnswer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Speech as a service streams it, cut anywhere, made PCM16 at 24 kHz: raw samples, or a WAV file even where raw samples were asked
 * for. One sentence, one thread.
 */
final class PcmStream {

    /** Takes octets of PCM16 at 24 kHz; the array is the taker's. */
    interface Sink {
        void take(byte[] pcm);
    }

    private static final int RATE = 24_000;
    private static final int LONGEST_HEADER = 4096;
    private static final int RIFF = 0x46464952;
    private static final int FORMAT = 0x20746d66;
    private static final int DATA = 0x61746164;
    private static final Pattern RATE_PARAMETER = Pattern.compile("rate=(\\d{4,6})");

    private final Sink sink;
    private byte[] held = new byte[0];
    private boolean started;
    private int frameOctets = 2;
    private RateConverter converter;

    PcmStream(String contentType, Sink sink) {
        this.sink = sink;
        Matcher rate = RATE_PARAMETER.matcher(contentType);
        this.converter = new RateConverter(rate.find() ? Integer.parseInt(rate.group(1)) : RATE);
    }

    /** @throws SenselessAnswer when it is a WAV file of another kind than PCM16 */
    void accept(byte[] octets, int length) throws IOException {
        held = Arrays.copyOf(held, held.length + length);
        System.arraycopy(octets, 0, held, held.length - length, length);
        if (started || start()) {
            give();
        }
    }

    /** Whole samples of the first channel; what is left of one waits for the rest. */
    private void give() {
        int frames = held.length / frameOctets;
        if (frames == 0) {
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(held).order(ByteOrder.LITTLE_ENDIAN);
        short[] samples = new short[frames];
        for (int i = 0; i < frames; i++) {
            samples[i] = in.getShort(i * frameOctets);
        }
        held = Arrays.copyOfRange(held, frames * frameOctets, held.length);
        byte[] pcm = converter.convert(samples);
        if (pcm.length > 0) {
            sink.take(pcm);
        }
    }

    /** Passes a WAV header over, once it has come; true when samples follow. */
    private boolean start() throws IOException {
        ByteBuffer in = ByteBuffer.wrap(held).order(ByteOrder.LITTLE_ENDIAN);
        if (held.length < 4) {
            return false;
        }
        if (in.getInt(0) != RIFF) {
            started = true;
            return true;
        }
        int at = 12;
        while (at + 8 <= held.length) {
            int chunk = in.getInt(at);
            if (chunk == DATA) {
                held = Arrays.copyOfRange(held, at + 8, held.length);
                started = true;
                return true;
            }
            int size = Math.clamp(in.getInt(at + 4) & 0xffff_ffffL, 0, LONGEST_HEADER);
            if (chunk == FORMAT && at + 24 <= held.length) {
                format(in, at + 8);
            }
            at += 8 + size + (size & 1);
        }
        if (held.length > LONGEST_HEADER) {
            throw new SenselessAnswer("a WAV file without samples");
        }
        return false;
    }

    private void format(ByteBuffer in, int at) throws IOException {
        int channels = in.getShort(at + 2);
        int rate = in.getInt(at + 4);
        if (in.getShort(at + 14) != 16 || channels < 1 || channels > 2 || rate < 8_000 || rate > 96_000) {
            throw new SenselessAnswer("a WAV file that is not PCM16");
        }
        frameOctets = 2 * channels;
        converter = new RateConverter(rate);
    }

    /** Whether this media type can be speech we understand. */
    static void check(String contentType) throws IOException {
        for (String other : new String[] {"json", "text/", "mpeg", "mp3", "ogg", "opus", "flac", "aac"}) {
            if (contentType.contains(other)) {
                throw new SenselessAnswer(contentType + " instead of PCM");
            }
        }
    }
}

package dev.callwright.agent.simulator.speech;

/** Arithmetic on 24 kHz mono PCM16, little endian. Stateless. */
public final class Pcm {

    public static final int BYTES_PER_MILLI = 48;

    private Pcm() {}

    public static long millis(long bytes) {
        return bytes / BYTES_PER_MILLI;
    }

    public static long bytes(long millis) {
        return millis * BYTES_PER_MILLI;
    }

    static int sample(byte[] pcm, int offset) {
        return (pcm[offset] & 0xff) | (pcm[offset + 1] << 8);
    }

    static byte[] littleEndian(short[] samples) {
        byte[] pcm = new byte[samples.length * 2];
        for (int i = 0; i < samples.length; i++) {
            pcm[2 * i] = (byte) samples[i];
            pcm[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        return pcm;
    }

    /** Root mean square of {@code length} bytes, in units of one sample step. */
    static int rms(byte[] pcm, int offset, int length) {
        long sum = 0;
        for (int i = offset; i < offset + length; i += 2) {
            int sample = sample(pcm, i);
            sum += (long) sample * sample;
        }
        return (int) Math.sqrt((double) sum * 2 / length);
    }
}

package dev.callwright.agent.simulator.speech;

import java.io.ByteArrayOutputStream;

/** Audio for tests: 24 kHz PCM16. */
public final class Sound {

    private Sound() {}

    /** A tone of 440 Hz at about the loudness of telephone speech. */
    public static byte[] tone(int millis) {
        return tone(millis, 6_000);
    }

    static byte[] tone(int millis, int amplitude) {
        short[] samples = new short[millis * 24];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (amplitude * Math.sin(2 * Math.PI * 440 * i / 24_000));
        }
        return Pcm.littleEndian(samples);
    }

    public static byte[] silence(int millis) {
        return new byte[millis * Pcm.BYTES_PER_MILLI];
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}

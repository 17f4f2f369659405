package dev.callwright.agent.simulator.speech;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads a mono WAV of 16-bit PCM or mu-law at any rate into 24 kHz PCM16. For loading and synthesis only: it favours quality over speed.
 *
 * <p>A length field larger than the file is taken as "to the end", since a synthesiser writing into a pipe cannot know it.
 */
final class Wave {

    private static final int RIFF = 0x46464952;
    private static final int FORMAT = 0x20746d66;
    private static final int DATA = 0x61746164;
    private static final int OUT_RATE = 24_000;
    private static final int TAPS = 16;

    private Wave() {}

    static byte[] read(byte[] file) throws IOException {
        ByteBuffer wav = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 12 || wav.getInt(0) != RIFF) {
            throw new IOException("not a WAV file");
        }
        int encoding = 0;
        int rate = 0;
        wav.position(12);
        while (wav.remaining() >= 8) {
            int chunk = wav.getInt();
            int size = (int) Math.min(wav.getInt() & 0xffff_ffffL, wav.remaining());
            ByteBuffer body = wav.slice(wav.position(), size).order(ByteOrder.LITTLE_ENDIAN);
            if (chunk == FORMAT && size >= 16) {
                encoding = body.getShort(2) == 1 ? body.getShort(0) : 0;
                rate = body.getInt(4);
            } else if (chunk == DATA) {
                return Pcm.littleEndian(resample(samples(body, encoding), rate));
            }
            wav.position(Math.min(wav.limit(), wav.position() + size + (size & 1)));
        }
        throw new IOException("WAV file without data");
    }

    private static short[] samples(ByteBuffer data, int encoding) throws IOException {
        short[] samples;
        switch (encoding) {
            case 1 -> {
                samples = new short[data.remaining() / 2];
                data.asShortBuffer().get(samples);
            }
            case 7 -> {
                samples = new short[data.remaining()];
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = muLaw(data.get(i));
                }
            }
            default -> throw new IOException("WAV is neither mono PCM16 nor mono mu-law");
        }
        return samples;
    }

    /** ITU-T G.711, table 2: inverted bits; sign, three bits of segment, four of step. */
    private static short muLaw(byte code) {
        int bits = ~code;
        int magnitude = (((bits & 0x0f) * 2 + 33) << ((bits >> 4) & 0x07)) - 33;
        return (short) ((bits & 0x80) == 0 ? magnitude * 4 : -magnitude * 4);
    }

    /** Interpolates with a windowed sinc of the lower band; upward only, so nothing can alias. */
    private static short[] resample(short[] in, int rate) throws IOException {
        if (rate < 8_000 || rate > OUT_RATE) {
            throw new IOException("WAV rate " + rate + " is not between 8000 and " + OUT_RATE);
        }
        if (rate == OUT_RATE) {
            return in;
        }
        int common = BigInteger.valueOf(rate).gcd(BigInteger.valueOf(OUT_RATE)).intValueExact();
        int phases = OUT_RATE / common;
        int step = rate / common;
        double[][] kernels = kernels(phases);
        short[] out = new short[(int) ((long) in.length * phases / step)];
        for (int i = 0; i < out.length; i++) {
            long position = (long) i * step;
            double sample = interpolate(in, (int) (position / phases), kernels[(int) (position % phases)]);
            out[i] = (short) Math.clamp(Math.round(sample), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return out;
    }

    private static double interpolate(short[] in, int centre, double[] kernel) {
        int first = centre - TAPS + 1;
        double sum = 0;
        for (int k = Math.max(0, -first); k < Math.min(kernel.length, in.length - first); k++) {
            sum += in[first + k] * kernel[k];
        }
        return sum;
    }

    /** One row of taps for each position between two samples. */
    private static double[][] kernels(int phases) {
        double[][] kernels = new double[phases][2 * TAPS];
        for (int phase = 0; phase < phases; phase++) {
            for (int k = 0; k < 2 * TAPS; k++) {
                double x = (double) phase / phases + TAPS - 1 - k;
                double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
                kernels[phase][k] = sinc * (0.5 + 0.5 * Math.cos(Math.PI * x / TAPS));
            }
        }
        return kernels;
    }
}

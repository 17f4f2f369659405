package dev.callwright.agent.simulator.face;

import dev.callwright.media.codec.G711;
import dev.callwright.media.dsp.Resampler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Optional;

/**
 * The audio of one direction between a client's form and PCM16 at 24 kHz, as Base64. What is no Base64 goes through as it is, so
 * that it is refused inside. Owner: the connection's event loop.
 */
final class Audio {

    /** Forms a client may ask for. */
    enum Form {
        PCM24,
        PCM16,
        /** Pieces of RIFF with a header each, which tells the rate. */
        WAV,
        ULAW,
        ALAW;

        Optional<G711> law() {
            return switch (this) {
                case ULAW -> Optional.of(G711.PCMU);
                case ALAW -> Optional.of(G711.PCMA);
                case PCM24, PCM16, WAV -> Optional.empty();
            };
        }
    }

    private static final int WAV_HEADER = 44;
    private static final int WAV_RATE_AT = 24;

    private final Resampler up = Resampler.upTo24k();
    private final Resampler down = Resampler.downTo8k();

    /** From the client's form. */
    String in(Form form, String base64) {
        if (form == Form.PCM24) {
            return base64;
        }
        byte[] octets;
        try {
            octets = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return base64;
        }
        return Base64.getEncoder().encodeToString(toInside(form, octets));
    }

    private byte[] toInside(Form form, byte[] octets) {
        return switch (form) {
            case PCM24 -> octets;
            case PCM16 -> octets.length % 2 == 0 ? bytes(half(samples(octets, 0))) : octets;
            case WAV -> wav(octets);
            case ULAW, ALAW -> expanded(form.law().orElseThrow(), octets);
        };
    }

    /** To the client's form. */
    String out(Form form, String base64) {
        Optional<G711> law = form.law();
        if (law.isEmpty()) {
            return base64;
        }
        byte[] octets;
        try {
            octets = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return base64;
        }
        short[] wide = samples(octets, 0);
        short[] narrow = new short[down.maxOutput(wide.length)];
        int length = down.process(wide, 0, wide.length, narrow, 0);
        byte[] compressed = new byte[length];
        law.get().encode(narrow, 0, length, compressed, 0);
        return Base64.getEncoder().encodeToString(compressed);
    }

    private byte[] expanded(G711 law, byte[] octets) {
        short[] narrow = new short[octets.length];
        law.decode(octets, 0, octets.length, narrow, 0);
        short[] wide = new short[up.maxOutput(narrow.length)];
        var _ = up.process(narrow, 0, narrow.length, wide, 0);
        return bytes(wide);
    }

    private static byte[] wav(byte[] octets) {
        if (octets.length < WAV_HEADER || octets[0] != 'R') {
            return octets;
        }
        int rate = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).getInt(WAV_RATE_AT);
        short[] samples = samples(octets, WAV_HEADER);
        return bytes(rate == 24_000 ? samples : half(samples));
    }

    /** Three samples out for two in, on a straight line between them: good enough for a detector of energy. */
    private static short[] half(short[] in) {
        short[] out = new short[in.length * 3 / 2];
        for (int i = 0; i < out.length; i++) {
            int at = i * 2 / 3;
            int next = Math.min(at + 1, in.length - 1);
            int weight = i * 2 % 3;
            out[i] = (short) ((in[at] * (3 - weight) + in[next] * weight) / 3);
        }
        return out;
    }

    private static short[] samples(byte[] octets, int from) {
        short[] samples = new short[(octets.length - from) / 2];
        ByteBuffer.wrap(octets, from, samples.length * 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    private static byte[] bytes(short[] samples) {
        byte[] octets = new byte[samples.length * 2];
        ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples);
        return octets;
    }
}

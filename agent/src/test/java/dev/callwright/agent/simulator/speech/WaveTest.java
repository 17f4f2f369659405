package dev.callwright.agent.simulator.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WaveTest {

    @Test
    void keepsATonesPitchAndLoudnessWhenItRaisesTheRate() throws IOException {
        short[] in = new short[22_050];
        for (int i = 0; i < in.length; i++) {
            in[i] = (short) (6_000 * Math.sin(2 * Math.PI * 440 * i / 22_050));
        }

        byte[] out = Wave.read(wav(1, 22_050, Pcm.littleEndian(in), in.length * 2));

        assertThat(out).hasSize(48_000);
        byte[] expected = Sound.tone(1_000);
        for (int i = 2_000; i < 46_000; i += 2) {
            assertThat(Pcm.sample(out, i)).isCloseTo(Pcm.sample(expected, i), org.assertj.core.data.Offset.offset(40));
        }
    }

    @Test
    void decodesMuLaw() throws IOException {
        byte[] codes = new byte[8_000];
        java.util.Arrays.fill(codes, (byte) 0x80);

        byte[] out = Wave.read(wav(7, 8_000, codes, codes.length));

        assertThat(out).hasSize(48_000);
        // The loudest positive code of G.711 is 8031 in 14 bits.
        assertThat(Pcm.sample(out, 24_000)).isCloseTo(32_124, org.assertj.core.data.Offset.offset(200));
    }

    @Test
    void readsToTheEndWhenTheLengthIsUnknown() throws IOException {
        byte[] pcm = Sound.tone(100);

        assertThat(Wave.read(wav(1, 24_000, pcm, -1))).isEqualTo(pcm);
    }

    @Test
    void refusesGarbageWithAnIoException() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] good = wav(1, 24_000, Sound.tone(20), 960);
        for (int i = 0; i < 2_000; i++) {
            byte[] bad = good.clone();
            for (int n = 0; n < 4; n++) {
                bad[random.nextInt(44)] = (byte) random.nextInt();
            }
            try {
                assertThat(Wave.read(bad)).as("seed %d", seed).isNotNull();
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("WAV");
            }
        }
        assertThatThrownBy(() -> Wave.read(new byte[3])).isInstanceOf(IOException.class);
    }

    private static byte[] wav(int encoding, int rate, byte[] data, int length) {
        int width = encoding == 1 ? 2 : 1;
        return ByteBuffer.allocate(44 + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(36 + data.length)
                .put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) encoding)
                .putShort((short) 1)
                .putInt(rate)
                .putInt(rate * width)
                .putShort((short) width)
                .putShort((short) (8 * width))
                .put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(length)
                .put(data)
                .array();
    }
}

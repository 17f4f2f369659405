package dev.callwright.media.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WavFileTest {

    private static final short[] LEFT = {0, 1, -1, 32767, -32768};
    private static final short[] RIGHT = {5, 4, 3, 2, 1};

    /** RIFF, a LIST chunk of odd length and its padding, fmt of 18 octets, two frames of stereo PCM16 at 24 kHz. */
    private static final String GOLDEN = "52494646 3E000000 57415645"
            + "4C495354 03000000 61626300"
            + "666D7420 12000000 0100 0200 C05D0000 00770100 0400 1000 0000"
            + "64617461 08000000 0100 FEFF 0200 FDFF";

    @Test
    void readsAFileWithOtherChunksInBetween() {
        WavFile wav = read(hex(GOLDEN));

        assertThat(wav.sampleRateHz()).isEqualTo(24000);
        assertThat(wav.channels()).isEqualTo(2);
        assertThat(wav.length()).isEqualTo(2);
        assertThat(wav.samples(0)).containsExactly(1, 2);
        assertThat(wav.samples(1)).containsExactly(-2, -3);
    }

    @Test
    void readsALawAndMuLaw() {
        assertThat(read(law(6, "D5 55")).samples(0)).containsExactly(8, -8);
        assertThat(read(law(7, "FF 80 00")).samples(0)).containsExactly(0, 32124, -32124);
    }

    @Test
    void readsWhatIsThereWhenADataChunkClaimsMore() {
        byte[] piped = hex(GOLDEN.replace("64617461 08000000", "64617461 FFFFFFFF"));

        assertThat(read(piped).length()).isEqualTo(2);
    }

    @Test
    void readsTheExtensibleFormat() {
        byte[] file = hex("52494646 00000000 57415645 666D7420 28000000 FEFF 0100 401F0000 803E0000 0200 1000"
                + "1600 1000 04000000 0100 00000000 1000 8000 00AA00389B71 64617461 02000000 0700");

        assertThat(read(file).samples(0)).containsExactly(7);
    }

    @Test
    void comesBackAsWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("stereo.wav");

        WavFile.stereo(8000, LEFT, RIGHT).writePcm16(file);
        WavFile wav = WavFile.read(file);

        assertThat(wav.sampleRateHz()).isEqualTo(8000);
        assertThat(wav.samples(0)).isEqualTo(LEFT);
        assertThat(wav.samples(1)).isEqualTo(RIGHT);
    }

    @Test
    void padsAnOddMuLawChunk() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        WavFile.mono(8000, new short[] {0, 1000, -1000}).writeMuLaw(out);

        assertThat(out.size()).isEqualTo(48);
        assertThat(read(out.toByteArray()).samples(0)).containsExactly(0, 988, -988);
    }

    @Test
    void doesNotShareItsSamples() {
        short[] samples = {1};
        WavFile wav = WavFile.mono(8000, samples);

        samples[0] = 2;
        wav.samples(0)[0] = 3;

        assertThat(wav.samples(0)).containsExactly(1);
    }

    @Test
    void saysWhatItCannotRead() {
        assertRefused(new byte[0], "not a RIFF");
        assertRefused(hex("52494646 00000000 57415645"), "no data chunk");
        assertRefused(hex("52494646 00000000 57415645 64617461 00000000"), "before the format");
        assertRefused(hex(GOLDEN.replace("0100 0200", "0100 0300")), "3 channels");
        assertRefused(hex(GOLDEN.replace("0400 1000", "0400 0800")), "format tag 1 with 8 bits");
        assertRefused(hex(GOLDEN.replace("0100 0200", "0300 0200")), "format tag 3");
        assertRefused(hex(GOLDEN.replace("C05D0000", "00000000")), "sample rate");
        assertRefused(hex(GOLDEN.replace("20 12000000", "20 02000000")), "format chunk of 2");
        assertThatThrownBy(() -> WavFile.stereo(8000, LEFT, new short[1])).isInstanceOf(WavException.class);
        assertThatThrownBy(() -> WavFile.stereo(8000, LEFT, RIGHT).writeMuLaw(new ByteArrayOutputStream()))
                .isInstanceOf(WavException.class);
    }

    @Test
    void refusesAnEndlessStream() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] out, int offset, int length) {
                return length;
            }
        };

        assertThatThrownBy(() -> WavFile.read(endless))
                .isInstanceOf(WavException.class)
                .hasMessageContaining("longer");
    }

    @Test
    void survivesGarbage() {
        long seed = System.nanoTime();
        System.out.println("WavFileTest.survivesGarbage seed " + seed);
        Random random = new Random(seed);
        int readable = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] file = hex(GOLDEN);
            for (int broken = random.nextInt(6); broken >= 0; broken--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            try {
                readable += read(Arrays.copyOf(file, random.nextInt(file.length + 1)))
                        .channels();
            } catch (WavException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
        assertThat(readable).as("seed %d", seed).isPositive();
    }

    private static void assertRefused(byte[] file, String reason) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(WavException.class).hasMessageContaining(reason);
    }

    private static byte[] law(int tag, String data) {
        byte[] octets = hex(data);
        return hex(
                "52494646 00000000 57415645 666D7420 10000000 0%d00 0100 401F0000 401F0000 0100 0800 64617461 0%d000000"
                                .formatted(tag, octets.length)
                        + data);
    }

    private static WavFile read(byte[] file) {
        try {
            return WavFile.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
